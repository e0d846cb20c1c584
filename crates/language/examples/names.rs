//! Prints the names and entities of plain texts: `cargo run -p throughline-language --example names FILE…`.
#![allow(clippy::print_stdout, reason = "an example prints")]

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let a = throughline_language::analyse(&model::Article { text, ..model::Article::default() });
        println!("== {path}");
        for e in &a.entities {
            println!("{:?} {} [{}] {:?} {:?}", e.kind(), e.name, e.key, e.country, e.rules);
            for r in &e.roles {
                println!("    role {} = {} {:?}", a.slice(r.span), r.head, r.country);
            }
            for m in &e.mentions {
                println!(
                    "    {}..{} {} {:?} {}",
                    m.span.start,
                    m.span.end,
                    a.slice(m.span),
                    m.used_as,
                    if m.anaphor { "~" } else { "" }
                );
            }
        }
    }
    Ok(())
}

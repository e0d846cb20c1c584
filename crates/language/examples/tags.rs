//! Prints tokens with tags: `cargo run -p throughline-language --example tags FILE…`.
#![allow(clippy::print_stdout, reason = "an example prints")]

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let a = throughline_language::analyse(&model::Article { text, ..model::Article::default() });
        for s in &a.sentences {
            let words: Vec<String> =
                s.tokens.clone().map(|i| format!("{}/{}", a.word(i), a.tag(i))).collect();
            println!("{}", words.join(" "));
        }
    }
    Ok(())
}

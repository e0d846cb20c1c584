//! Prints the blocks of files: role, repeats, and the words at either end.
#![allow(clippy::print_stdout, reason = "an example talks")]

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        let given = throughline_reading::Given { path, ..Default::default() };
        let (articles, warnings) = throughline_reading::read(&given, &bytes);
        for a in &articles {
            println!(
                "== {} {} {:?} | {:?} | {:?} | {:?} | {:?}",
                a.path, a.id, a.outlet, a.title, a.byline, a.language, a.published
            );
            for b in &a.blocks {
                let words: String = a.slice(b.span).chars().take(90).collect();
                println!("  {:?}{} {words}", b.role, b.repeats.map(|r| format!(" ={r}")).unwrap_or_default());
            }
        }
        for w in warnings {
            println!("  ! {w}");
        }
    }
}

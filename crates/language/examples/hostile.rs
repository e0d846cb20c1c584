//! Times the language layer on texts that nobody writes, each at a quarter, half and whole of its size, so that work
//! which is not linear shows: `cargo run --release -p throughline-language --example hostile`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::time::Instant;

use model::Article;
use throughline_language as language;

/// A name, what is repeated, and how often.
const TEXTS: [(&str, &str, usize); 9] = [
    ("50 MB of one letter", "a", 50_000_000),
    ("10^6 quotation marks", "\"", 1_000_000),
    ("10^6 quotation marks with blanks", "\" ", 1_000_000),
    ("10^6 apostrophes with blanks", "' ", 1_000_000),
    ("10^6 capitals", "A ", 1_000_000),
    ("10^6 names", "Ida Polk ", 1_000_000),
    ("10^6 names in sentences", "Ida Polk of Oto met Karl Ott. ", 300_000),
    ("10^6 dates", "March 3, 2020, ", 1_000_000),
    ("10^6 times \"he said\"", "he said ", 1_000_000),
];

fn main() {
    let only = std::env::args().nth(1).unwrap_or_default();
    for (name, unit, count) in TEXTS.iter().filter(|t| t.0.contains(&only)) {
        let mut row = format!("{name}:");
        for part in [4, 2, 1] {
            let text = unit.repeat(count / part);
            let start = Instant::now();
            let tokens = language::analyse(&Article { text, ..Article::default() }).tokens.len();
            row += &format!(" {:.2} s ({tokens} tokens)", start.elapsed().as_secs_f64());
        }
        println!("{row}");
    }
}

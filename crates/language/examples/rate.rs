//! Measures the layers on plain texts: `cargo run --release -p throughline-language --example rate FILE…`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::time::{Duration, Instant};

use throughline_language as language;

fn main() -> std::io::Result<()> {
    let mut articles = Vec::new();
    for path in std::env::args().skip(1) {
        articles.push(model::Article { text: std::fs::read_to_string(&path)?, ..model::Article::default() });
    }
    let cold = Instant::now();
    let _ = facts::lookup("Lima");
    println!("facts, first look-up: {:?}", cold.elapsed());
    let _ = articles.first().map(language::analyse);
    let mut spent = [Duration::ZERO; 5];
    let (mut tokens, mut passes) = (0, 0);
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(4) && !articles.is_empty() {
        passes += 1;
        for article in &articles {
            let mut a = language::Analysis::empty(&article.text);
            let mut lap = Instant::now();
            let mut stage = |i: usize| {
                spent[i] += lap.elapsed();
                lap = Instant::now();
            };
            language::sentences::split(article, &mut a);
            stage(0);
            language::tagger::tag(&mut a);
            language::repair::its(&mut a);
            stage(1);
            language::names::find(article, &mut a);
            stage(2);
            language::chunks::find(&mut a);
            stage(3);
            language::entities::link(article, &mut a);
            stage(4);
            tokens += a.tokens.len();
        }
    }
    let float = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    println!("{} articles, {passes} passes, {tokens} tokens", articles.len());
    for (name, time) in ["sentences", "tags", "names", "chunks", "entities"].iter().zip(spent) {
        println!("{name}: {:.0} tokens/s", float(tokens) / time.as_secs_f64());
    }
    let names: Duration = spent[1] + spent[2];
    println!("tags and names: {:.0} tokens/s", float(tokens) / names.as_secs_f64());
    let all: Duration = spent.iter().sum();
    println!("all: {:.0} tokens/s", float(tokens) / all.as_secs_f64());
    Ok(())
}

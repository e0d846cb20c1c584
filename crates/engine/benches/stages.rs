//! Times every stage of the article-local phase, one article at a time, in processor time of one core:
//! `cargo bench -p throughline-engine --bench stages -- PATH… [--articles N]`.
#![allow(clippy::print_stdout, reason = "a measuring binary prints")]

mod kit;

use std::time::Duration;

use kit::{Clock, articles, at_share, float, millis, peak_megabytes};
use language::Analysis;
use model::{Article, draft::Drafts};
use records::{Context, profile::Profiles};

const STAGES: [&str; 10] = [
    "sentences",
    "tags",
    "names",
    "chunks",
    "entities",
    "times",
    "statements",
    "meetings",
    "events",
    "stakes",
];
/// The stages of the language layer.
const LAYER: usize = 6;

fn main() {
    let articles = articles();
    let profiles = Profiles::shipped();
    let Some(first) = articles.first() else { return };
    let warm = Clock::now();
    let _ = one(first, &profiles);
    println!("first article, models and tables included: {:.1} ms", millis(Clock::now().since(warm)));
    let measured: Vec<Measured> = articles.iter().map(|a| one(a, &profiles)).collect();
    let tokens: usize = measured.iter().map(|m| m.tokens).sum();
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    println!("{} articles, {tokens} tokens, {bytes} bytes, one core\n", articles.len());
    println!("| stage | articles/s | tokens/s | MB/s | share |\n|---|---|---|---|---|");
    let all: Duration = measured.iter().flat_map(|m| m.stages).sum();
    let row = |name: &str, time: Duration| {
        let s = time.as_secs_f64().max(1e-9);
        let share = 100.0 * s / all.as_secs_f64().max(1e-9);
        let (articles, tokens, megabytes) =
            (float(measured.len()) / s, float(tokens) / s, float(bytes) / s / 1e6);
        println!("| {name} | {articles:.0} | {tokens:.0} | {megabytes:.2} | {share:.1} % |");
    };
    let spent =
        |stages: std::ops::Range<usize>| measured.iter().flat_map(|m| &m.stages[stages.clone()]).sum();
    for (n, name) in STAGES.iter().enumerate() {
        row(name, spent(n..n + 1));
    }
    row("language layer", spent(0..LAYER));
    row("records", spent(LAYER..STAGES.len()));
    row("whole article", all);
    spread(&articles, &measured);
    println!("peak memory: {:.0} MB", peak_megabytes());
}

/// How evenly the time is spread over articles, and over their tokens.
fn spread(articles: &[Article], measured: &[Measured]) {
    let mut times: Vec<f64> = measured.iter().map(|m| millis(m.all())).collect();
    let quantiles = [0.5, 0.9, 0.99, 1.0].map(|share| at_share(&mut times, share));
    println!(
        "\nms an article: median {:.2}, p90 {:.2}, p99 {:.2}, most {:.2}",
        quantiles[0], quantiles[1], quantiles[2], quantiles[3]
    );
    let under = measured.iter().filter(|m| millis(m.all()) < 25.0).count();
    println!("under 25 ms: {:.2} %", 100.0 * float(under) / float(measured.len()));
    // A text of a few words measures the clock.
    let long: Vec<(f64, &Article)> = (measured.iter().zip(articles))
        .filter(|(m, _)| m.tokens >= 100)
        .map(|(m, a)| (millis(m.all()) * 1e3 / float(m.tokens), a))
        .collect();
    let mut rates: Vec<f64> = long.iter().map(|(rate, _)| *rate).collect();
    let (median, most) = (at_share(&mut rates, 0.5), at_share(&mut rates, 1.0));
    println!("µs a token: median {median:.2}, most {most:.2} ({:.1} times)", most / median.max(1e-9));
    let mut slow: Vec<&(f64, &Article)> = long.iter().filter(|(rate, _)| *rate > 3.0 * median).collect();
    slow.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (rate, article) in slow.iter().take(5) {
        println!("  {rate:.2} µs a token: {} ({} bytes)", article.id, article.text.len());
    }
}

struct Measured {
    stages: [Duration; STAGES.len()],
    tokens: usize,
}

impl Measured {
    fn all(&self) -> Duration {
        self.stages.iter().sum()
    }
}

fn one(article: &Article, profiles: &Profiles) -> Measured {
    let mut stages = [Duration::ZERO; STAGES.len()];
    let mut lap = Clock::now();
    let mut done = 0;
    let mut stage = || {
        let now = Clock::now();
        stages[done] = now.since(lap);
        lap = now;
        done += 1;
    };
    let mut analysis = Analysis::empty(&article.text);
    language::sentences::split(article, &mut analysis);
    stage();
    language::tagger::tag(&mut analysis);
    language::repair::its(&mut analysis);
    stage();
    language::names::find(article, &mut analysis);
    stage();
    language::chunks::find(&mut analysis);
    stage();
    language::entities::link(article, &mut analysis);
    stage();
    language::times::find(article, &mut analysis);
    stage();
    let mut drafts = Drafts {
        entities: analysis.entities.clone(),
        times: analysis.times.clone(),
        date_clues: analysis.date_clues.clone(),
        ..Drafts::default()
    };
    let context = Context { article, analysis: &analysis, profiles };
    records::statements::find(&context, &mut drafts);
    stage();
    records::meetings::find(&context, &mut drafts);
    stage();
    records::events::find(&context, &mut drafts);
    stage();
    records::stakes::find(&context, &mut drafts);
    stage();
    Measured { stages, tokens: analysis.tokens.len() }
}

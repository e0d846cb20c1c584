//! Figures of the language layer over a data folder: tagging, sentence breaks, names, speed.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result};
use language::{Analysis, ner::Namer, tagger::Tagger};
use model::Article;

use crate::{corpus, names, tagger};

/// Where the data is.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Folder that holds `train/` and `eval/`
    #[arg(long)]
    data: PathBuf,
    /// A file of plain text to time the layer on (default: the sentences of `eval`, many times)
    #[arg(long)]
    stream: Option<PathBuf>,
    /// Print the sentence breaks that are wrong
    #[arg(long)]
    wrong: bool,
}

/// Prints every figure.
pub(crate) fn run(options: &Options) -> Result<()> {
    let syntax = options.data.join("train/syntax");
    let shipped = Tagger::shipped().context("no tagger")?;
    for name in ["en_ewt-ud-dev.conllu.gz", "en_ewt-ud-test.conllu.gz"] {
        let plain = corpus::tagged(&syntax.join(name))?;
        let joined: Vec<_> = plain.iter().map(|s| corpus::joined(s).unwrap_or_else(|| s.clone())).collect();
        let (p, j) = (tagger::accuracy(shipped, &plain), tagger::accuracy(shipped, &joined));
        if options.wrong {
            tagger::confusions(shipped, &plain);
        }
        println!("tags {name}: {p:.2} % on gold tokens, {j:.2} % with hyphens joined");
    }
    sentences(&options.data.join("eval/entities/sentences_gum_news.txt"), options.wrong)?;
    let namer = Namer::shipped().context("no name model")?;
    for name in [
        "train/entities/uner_ewt/dev.conll",
        "train/entities/uner_ewt/test.conll",
        "eval/entities/worldwide_dev.conll",
    ] {
        println!("names {name}: {}", names::measure(shipped, namer, &options.data.join(name))?);
    }
    let stream = match &options.stream {
        Some(path) => corpus::text(path)?,
        None => corpus::text(&options.data.join("eval/entities/sentences_gum_news.txt"))?
            .replace('\u{1}', " ")
            .repeat(10),
    };
    speed(&stream);
    Ok(())
}

/// Breaks inside paragraphs: right, wrong, missed.
fn sentences(path: &Path, wrong: bool) -> Result<()> {
    let marked = corpus::text(path)?;
    let mut gold = BTreeSet::new();
    let mut text = String::new();
    for c in marked.chars() {
        if c == '\u{1}' {
            gold.insert(text.len());
            text.push(' ');
        } else {
            text.push(c);
        }
    }
    let analysis = split(&text);
    let mut found = BTreeSet::new();
    for paragraph in &analysis.paragraphs {
        let last = paragraph.sentences.end.saturating_sub(1);
        let inner = paragraph.sentences.clone().filter(|s| *s != last);
        found.extend(inner.map(|s| analysis.sentences[s as usize].span.end as usize));
    }
    let right = gold.intersection(&found).count();
    let lines = text.lines().filter(|l| !l.trim().is_empty()).count();
    println!("sentences inside paragraphs: {}", f1(right, found.len(), gold.len()));
    println!("sentences with paragraph ends: {}", f1(right + lines, found.len() + lines, gold.len() + lines));
    if wrong {
        let show = |at: usize| {
            let from = (0..=at.saturating_sub(40)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            let to = (at + 30..text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
            format!("{}|{}", &text[from..at], &text[at..to])
        };
        gold.difference(&found).for_each(|at| println!("  missed {}", show(*at)));
        found.difference(&gold).for_each(|at| println!("  extra  {}", show(*at)));
    }
    Ok(())
}

fn split(text: &str) -> Analysis {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut analysis = Analysis::empty(text);
    language::sentences::split(&article, &mut analysis);
    analysis
}

pub(crate) fn f1(right: usize, found: usize, gold: usize) -> String {
    let (p, r) = (100.0 * right as f64 / found.max(1) as f64, 100.0 * right as f64 / gold.max(1) as f64);
    format!("P {p:.1} R {r:.1} F {:.1}", 2.0 * p * r / (p + r).max(1e-9))
}

/// Tokens a second of processor time of each stage, on one core.
fn speed(text: &str) {
    let time = |name: &str, tokens: usize, from: f64| {
        let seconds = processor() - from;
        println!("{name}: {:.0} thousand tokens/s ({seconds:.2} s)", tokens as f64 / seconds / 1e3);
    };
    let at = processor();
    let mut a = split(text);
    let tokens = a.tokens.len();
    println!("{} kB, {tokens} tokens", text.len() / 1_000);
    time("sentences and tokens", tokens, at);
    let _ = (
        Tagger::shipped(),
        Namer::shipped(),
        facts::lookup("Geneva"),
        facts::first_name("maria"),
        facts::role("envoy"),
    );
    let at = processor();
    language::tagger::tag(&mut a);
    time("tags", tokens, at);
    let at = processor();
    let names = language::ner::predict(&a);
    time(&format!("names ({})", names.len()), tokens, at);
    let at = processor();
    language::chunks::find(&mut a);
    time(&format!("phrases and verbs ({}, {})", a.nps.len(), a.vgs.len()), tokens, at);
    let at = processor();
    let article = Article { text: text.chars().take(4_000).collect(), ..Article::default() };
    let count = (text.len() / 4_000).max(1);
    let all: usize = (0..count).map(|_| language::analyse(&article).tokens.len()).sum();
    time(&format!("the whole layer, {count} articles of 4,000 characters"), all, at);
}

/// Seconds that this process was on a processor (its wall clock where the system does not tell).
fn processor() -> f64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let start = START.get_or_init(Instant::now);
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanos = told.and_then(|t| t.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(|| start.elapsed().as_secs_f64(), |n| n / 1e9)
}

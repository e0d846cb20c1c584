//! Throws made-up texts at the program for as long as it is told to and stops at the first that it cannot bear:
//! `cargo run --profile quick -p throughline-engine --example fuzz -- language|records|readers|whole [SECONDS] [SEED]`.
//!
//! Texts are strung together from the words, marks and letters that rules look for, then cut, doubled and spoiled. A
//! text that panics or takes far longer than its length allows is printed with its seed.
#![allow(clippy::print_stdout, reason = "a tool that prints")]

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use model::Article;
use reading::Given;
use records::profile::Profiles;
use throughline_engine as engine;

/// What rules look for, and what no rule expects.
const PIECES: &[&str] = &[
    "said",
    "says",
    "told reporters",
    "according to",
    "that",
    "who",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "’s",
    "'s",
    "``",
    "(",
    ")",
    "[",
    "]",
    "—",
    "–",
    "-",
    "--",
    "...",
    "…",
    ".",
    ",",
    ";",
    ":",
    "?",
    "!",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "\0",
    "é",
    "ß",
    "İ",
    "ſ",
    "中文",
    "🙂",
    "Ω",
    "ﬀ",
    "Anna Holm",
    "Holm",
    "President",
    "the president of",
    "Minister Carl Dorn",
    "Oslo",
    "Norway",
    "Norwegian",
    "U.S.",
    "U.N.",
    "the River Guild",
    "He",
    "she",
    "they",
    "his",
    "Mr.",
    "Dr.",
    "and",
    "or",
    "of",
    "on Monday",
    "Thursday",
    "March 3",
    "2025",
    "3 March 2025",
    "two weeks ago",
    "next year",
    "the last six to eight weeks",
    "at 5 p.m.",
    "anniversary",
    "Christmas",
    "Q3",
    "1990s",
    "14",
    "1,200",
    "3.5 million",
    "$3 billion",
    "20%",
    "percent of",
    "two-thirds",
    "tens of thousands",
    "people were killed",
    "met",
    "will meet",
    "talks on",
    "the summit in",
    "is expected to",
    "has refused to",
    "would not",
    "n't",
    "no",
    "rejected",
    "demands",
    "offered",
    "threatened",
    "sanctions",
    "ceasefire",
    "the issue of",
    "close to a deal",
    "one issue remains",
    "proposal",
    "unless",
    "if",
    "By Anna Holm",
    "OSLO (Reuters) —",
    "Share this article",
    "Read more:",
    "http://a.example/b?c=d",
    "@anna",
    "#tag",
    "{\"text\":",
    "\"}",
    "<p>",
    "</p>",
    "<script>",
    "&amp;",
    "&#x1F600;",
    "<title>",
    "<!--",
    "]]>",
    "TALKS",
    "aaa",
];

/// A small generator of numbers: the same seed gives the same texts.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

fn text(dice: &mut Dice) -> String {
    let mut text = String::new();
    // A few pieces said many times show what grows faster than its text.
    let few: Vec<&str> = (0..1 + dice.roll(4)).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
    let (mixed, length) = (dice.roll(3) > 0, [5, 40, 200, 1500][dice.roll(4)]);
    while text.len() < length * 6 {
        let all = mixed || dice.roll(30) == 0;
        text.push_str(if all { PIECES[dice.roll(PIECES.len())] } else { few[dice.roll(few.len())] });
        if dice.roll(8) > 0 {
            text.push(' ');
        }
    }
    for _ in 0..dice.roll(4) {
        let letters: Vec<char> = text.chars().collect();
        let (a, b) = (dice.roll(letters.len() + 1), dice.roll(letters.len() + 1));
        let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 300));
        text = match dice.roll(3) {
            0 => letters[..from].iter().chain(&letters[to..]).collect(),
            1 => letters[..to].iter().chain(&letters[from..]).collect(),
            _ => letters.iter().flat_map(|c| c.to_uppercase()).collect(),
        };
    }
    text
}

fn article(id: &str, text: String) -> Article {
    Article { id: id.to_owned(), text, ..Article::default() }
}

fn read(text: &str, path: &str) -> Vec<Article> {
    let given = Given { path: path.to_owned(), ..Given::default() };
    reading::read(&given, text.as_bytes()).0
}

fn main() {
    let mut words = std::env::args().skip(1);
    let target = words.next().unwrap_or_else(|| "whole".to_owned());
    let seconds = words.next().and_then(|w| w.parse().ok()).unwrap_or(60);
    let mut seed: u64 = words.next().and_then(|w| w.parse().ok()).unwrap_or(1);
    let profiles = Profiles::shipped();
    let run = |texts: Vec<String>| match target.as_str() {
        "language" => texts.into_iter().for_each(|t| drop(language::analyse(&article("a", t)))),
        "records" => texts.into_iter().for_each(|t| drop(engine::read_article(article("a", t), &profiles))),
        "readers" => {
            texts.iter().zip(["a.txt", "a.html", "a.jsonl"]).for_each(|(t, path)| drop(read(t, path)));
        }
        _ => {
            let articles: Vec<Article> =
                texts.iter().zip(["a.txt", "b.html", "c.txt"]).flat_map(|(t, path)| read(t, path)).collect();
            drop(engine::run(articles, &engine::Options::default()));
        }
    };
    run(vec![String::new()]);
    let (start, mut texts, mut bytes) = (Instant::now(), 0_usize, 0_usize);
    while start.elapsed() < Duration::from_secs(seconds) {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let made: Vec<String> = (0..3).map(|_| text(&mut dice)).collect();
        let length: usize = made.iter().map(String::len).sum();
        let lap = Instant::now();
        let held = catch_unwind(AssertUnwindSafe(|| run(made.clone()))).is_ok();
        // A microsecond a byte is common; a hundred are not, even on a busy machine.
        let slow = lap.elapsed()
            > Duration::from_millis(500)
                + Duration::from_micros(100) * u32::try_from(length).unwrap_or(u32::MAX);
        if !held || slow {
            println!(
                "{target}, seed {seed}: {} after {:?}\n{made:?}",
                if held { "slow" } else { "panic" },
                lap.elapsed()
            );
            if !held {
                std::process::exit(1);
            }
        }
        (seed, texts, bytes) = (seed + 1, texts + made.len(), bytes + length);
    }
    println!("{target}: {texts} texts, {bytes} bytes, next seed {seed}");
}

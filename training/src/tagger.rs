//! Trains the tagger: lexicon, averaged perceptron with its own earlier tags as context.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::PathBuf,
};

use anyhow::{Context, Result};
use language::{
    perceptron::{MAX_CLASSES, Model, hash},
    tagger::{
        Memo, TAGS, Tagger,
        features::{self, Lex},
    },
};

use crate::{
    corpus::{self, Word},
    perceptron::{Dice, Keyed, Trainer, file, own_key},
};

/// What to train on and how.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Tagged files to train on
    #[arg(long, required = true, num_args = 1..)]
    train: Vec<PathBuf>,
    /// Tagged files to measure on
    #[arg(long, num_args = 0..)]
    test: Vec<PathBuf>,
    /// Rounds over the data
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// A feature is kept from this count on
    #[arg(long, default_value_t = 2)]
    least: u32,
    /// Weights are multiplied by this before rounding
    #[arg(long, default_value_t = 3.0)]
    scale: f64,
    /// Rounded weights below this are dropped
    #[arg(long, default_value_t = 2)]
    floor: i32,
    /// A right tag must win by this much, or it is learnt from
    #[arg(long, default_value_t = 20)]
    margin: i32,
    /// One in this many sentences is learnt without the words themselves (0: none)
    #[arg(long, default_value_t = 4)]
    blank: usize,
    /// A word with one tag in all but this share of its places has it for good
    #[arg(long, default_value_t = 0.003)]
    doubt: f64,
    /// Runs in other orders, averaged into one model
    #[arg(long, default_value_t = 2)]
    runs: u32,
    /// Features left out, by place
    #[arg(long, value_delimiter = ',')]
    without: Vec<usize>,
    /// Files (parts of their names) whose own habits are kept apart
    #[arg(long, value_delimiter = ',', default_value = "gmb,gum")]
    apart: Vec<String>,
    /// Learn from one half of the sentences alone (0 or 1)
    #[arg(long)]
    half: Option<usize>,
    /// Learn from the last word to the first: the second look, which sees the tags to the right
    #[arg(long)]
    backward: bool,
    /// Where the model goes
    #[arg(long, short)]
    output: PathBuf,
}

/// A sentence ready for training: its words as the tagger sees them, and their classes.
struct Example {
    lex: Vec<Lex>,
    gold: Vec<u8>,
    given: Vec<bool>,
    /// Learns its source's habits apart from what all sources share; the number of the source.
    apart: Option<u32>,
    /// The rows of the features of each word that do not move with the tags before it.
    rows: Vec<[u32; features::COUNT + APART.len()]>,
}

/// No row.
const NONE: u32 = u32::MAX;

/// The features that a source with habits of its own has once more for itself.
const APART: [usize; 7] = [0, 1, 4, 8, 16, 19, 23];

/// Features that depend on the tags before; all others are looked up once.
const MOVING: [usize; 8] = [15, 16, 17, 18, 19, 22, 24, 29];

/// Trains and writes the model, then measures it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut sentences = Vec::new();
    let mut apart = Vec::new();
    for path in &options.train {
        let mut own = corpus::tagged(path)?;
        own.retain(|s| options.half.is_none_or(|h| corpus::half(s) == h));
        let joined: Vec<_> = own.iter().filter_map(|s| corpus::joined(s)).collect();
        println!("{}: {} sentences, {} with joined hyphens", path.display(), own.len(), joined.len());
        sentences.extend(own);
        sentences.extend(joined);
        let source = options.apart.iter().position(|a| path.to_string_lossy().contains(a));
        apart.resize(sentences.len(), source.map(|n| n as u32));
    }
    if options.backward {
        sentences.iter_mut().for_each(|s| s.reverse());
    }
    let classes = classes(&sentences);
    let lexicon = lexicon(&sentences, &classes, options.doubt);
    let empty = Model::read(&file(&classes, &[], &lexicon)).context("the empty model does not read")?;
    let mut examples: Vec<Example> =
        sentences.iter().zip(apart).map(|(s, apart)| example(s, &classes, &empty, apart)).collect();
    let (counts, private) = counts(&examples);
    let mut trainer = Trainer::new(&counts, options.least, classes.len());
    for e in &mut examples {
        e.rows = (0..e.gold.len()).map(|i| rows(&trainer, &e.lex, i, e.apart, &options.without)).collect();
    }
    for run in 0..options.runs {
        let mut dice = Dice::new(20_240_229 + 2 * u64::from(run));
        for round in 1..=options.rounds {
            dice.shuffle(&mut examples);
            let blank = |i: usize| options.blank > 0 && i.is_multiple_of(options.blank);
            let each = examples.iter().enumerate();
            let wrong: usize =
                each.map(|(i, e)| learn(&mut trainer, e, classes.len(), options, blank(i))).sum();
            println!("round {round}: {wrong} wrong");
        }
        trainer.end_run();
    }
    // The second look asks the lexicon of the first.
    let lexicon = if options.backward { Vec::new() } else { lexicon };
    let bytes = file(&classes, &trainer.finish(options.scale, options.floor, &private), &lexicon);
    println!("{} bytes", bytes.len());
    std::fs::write(&options.output, &bytes)?;
    let tagger = Tagger::new(&bytes).context("the model does not read")?;
    for path in &options.test {
        let plain = corpus::tagged(path)?;
        let joined: Vec<_> = plain.iter().map(|s| corpus::joined(s).unwrap_or_else(|| s.clone())).collect();
        println!(
            "{}: {:.2} % as it is, {:.2} % with joined hyphens",
            path.display(),
            accuracy(&tagger, &plain),
            accuracy(&tagger, &joined)
        );
    }
    Ok(())
}

fn classes(sentences: &[Vec<Word>]) -> Vec<String> {
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        *found.entry(&word.tag).or_default() += 1;
    }
    found.keys().filter(|t| TAGS.contains(t)).map(|t| (*t).to_owned()).collect()
}

/// Lower case, straight apostrophes, digits as 0: the form the lexicon is keyed by.
fn key(form: &str) -> u32 {
    let norm: String = norm(form).chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if norm.len() > 48 { 0 } else { hash(norm.as_bytes()) }
}

/// As the tokeniser's norm.
pub(crate) fn norm(form: &str) -> String {
    form.chars().map(|c| if matches!(c, '’' | '‘') { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// Values up to the number of classes: words with one tag alone; above 64: the number of a set of tags.
fn lexicon(sentences: &[Vec<Word>], classes: &[String], doubt: f64) -> Vec<(u32, u8)> {
    let mut tags: BTreeMap<u32, BTreeMap<u8, u32>> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        if let Some(class) = classes.iter().position(|c| *c == word.tag) {
            *tags.entry(key(&word.form)).or_default().entry(class as u8).or_default() += 1;
        }
    }
    let set = |tags: &BTreeMap<u8, u32>| -> Vec<u8> {
        let total: u32 = tags.values().sum();
        tags.iter().filter(|(_, n)| **n * 20 >= total).map(|(t, _)| *t).collect()
    };
    let known: Vec<_> = tags.iter().filter(|(_, t)| t.values().sum::<u32>() >= 4).collect();
    let mut sets: HashMap<Vec<u8>, u32> = HashMap::new();
    for (_, tags) in &known {
        *sets.entry(set(tags)).or_default() += 1;
    }
    let mut order: Vec<_> = sets.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    order.truncate(255 - MAX_CLASSES);
    let number: HashMap<Vec<u8>, u8> =
        order.into_iter().enumerate().map(|(i, (s, _))| (s, (MAX_CLASSES + i) as u8)).collect();
    let value = |tags: &BTreeMap<u8, u32>| -> u8 {
        let total: u32 = tags.values().sum();
        let (class, most) =
            tags.iter().max_by_key(|(t, n)| (**n, 255 - **t)).map_or((0, 0), |(t, n)| (*t, *n));
        if total >= 60 && f64::from(total - most) <= doubt * f64::from(total) {
            class + 1
        } else {
            number.get(&set(tags)).or_else(|| number.get(&vec![class])).copied().unwrap_or(0)
        }
    };
    known.into_iter().map(|(k, t)| (*k, value(t))).filter(|(k, v)| *k != 0 && *v != 0).collect()
}

fn example(sentence: &[Word], classes: &[String], model: &Model, apart: Option<u32>) -> Example {
    let mut lex = vec![Lex::edge(); 2];
    lex.extend(sentence.iter().map(|w| Lex::of(&w.form, &norm(&w.form), model)));
    lex.extend([Lex::edge(); 2]);
    let gold = sentence.iter().map(|w| classes.iter().position(|c| *c == w.tag).unwrap_or(0) as u8).collect();
    let given = sentence.iter().map(|w| is_quote(&w.form, &w.tag) || !classes.contains(&w.tag)).collect();
    Example { lex, gold, given, apart, rows: Vec::new() }
}

/// Quotation marks are tagged before the tagger sees them.
fn is_quote(form: &str, tag: &str) -> bool {
    matches!(tag, "``" | "''") || matches!(form, "\"" | "“" | "”" | "''" | "``")
}

/// How often each feature comes up with the right tags before it, and which are private to a source.
fn counts(examples: &[Example]) -> (Keyed<u32>, HashSet<u32>) {
    let (mut counts, mut private) = (Keyed::default(), HashSet::new());
    let edge = MAX_CLASSES as u8 - 1;
    for e in examples {
        let (mut t1, mut t2) = (edge, edge);
        for (i, gold) in e.gold.iter().enumerate() {
            let keys = features::of(&e.lex, i + 2, t1, t2);
            keys.iter().for_each(|k| *counts.entry(*k).or_default() += 1);
            if let Some(source) = e.apart {
                for key in APART.map(|k| own_key(keys[k], 1 + source)) {
                    *counts.entry(key).or_default() += 1;
                    private.insert(key);
                }
            }
            (t1, t2) = (*gold, t1);
        }
    }
    (counts, private)
}

/// The rows of the features of word `i` that do not depend on the tags before it.
fn rows(
    trainer: &Trainer,
    lex: &[Lex],
    i: usize,
    apart: Option<u32>,
    without: &[usize],
) -> [u32; features::COUNT + APART.len()] {
    let mut rows = [NONE; features::COUNT + APART.len()];
    let keys = features::of(lex, i + 2, 0, 0);
    let row = |key: u32| trainer.row(key).map_or(NONE, |r| r as u32);
    for (k, key) in keys.into_iter().enumerate() {
        if !MOVING.contains(&k) && !without.contains(&k) {
            rows[k] = row(key);
        }
    }
    let Some(source) = apart else { return rows };
    for (n, k) in APART.into_iter().enumerate().filter(|(_, k)| !MOVING.contains(k)) {
        rows[features::COUNT + n] = row(own_key(keys[k], 1 + source));
    }
    rows
}

/// One pass over an example; returns how many words were wrong.
fn learn(trainer: &mut Trainer, e: &Example, classes: usize, options: &Options, blank: bool) -> usize {
    let edge = MAX_CLASSES as u8 - 1;
    let (mut t1, mut t2, mut wrong) = (edge, edge, 0);
    let mut rows = Vec::new();
    for (i, gold) in e.gold.iter().enumerate() {
        let known = usize::from(e.lex[i + 2].ambiguity);
        let class = if e.given[i] {
            *gold
        } else if (1..=classes).contains(&known) {
            (known - 1) as u8
        } else {
            let mut all = e.rows[i];
            let keys = features::of(&e.lex, i + 2, t1, t2);
            let row = |key: u32| trainer.row(key).map_or(NONE, |r| r as u32);
            for k in MOVING.into_iter().filter(|k| !options.without.contains(k)) {
                all[k] = row(keys[k]);
            }
            let moving = APART.into_iter().enumerate().filter(|(_, k)| MOVING.contains(k));
            for (n, k) in moving.filter(|_| e.apart.is_some()) {
                all[features::COUNT + n] = row(own_key(keys[k], 1 + e.apart.unwrap_or(0)));
            }
            if blank && e.lex[i + 2].ambiguity == 0 || blank && i % 3 == 0 {
                features::LEXICAL.into_iter().for_each(|k| all[k] = NONE);
            }
            rows.clear();
            rows.extend(all.into_iter().filter(|r| *r != NONE).map(|r| r as usize));
            let mut scores = trainer.scores(&rows);
            let best = trainer.best(&scores) as u8;
            trainer.tick();
            wrong += usize::from(best != *gold);
            scores[usize::from(*gold)] -= options.margin;
            let rival = trainer.best(&scores) as u8;
            if rival != *gold {
                trainer.update(&rows, usize::from(*gold), 1);
                trainer.update(&rows, usize::from(rival), -1);
            }
            best
        };
        (t1, t2) = (class, t1);
    }
    wrong
}

/// Share of words with the right tag, in per cent; double quotation marks are told apart by turns.
pub(crate) fn accuracy(tagger: &Tagger, sentences: &[Vec<Word>]) -> f64 {
    let (mut right, mut all) = (0usize, 0usize);
    let memo = &mut Memo::default();
    for sentence in sentences {
        let norms: Vec<String> = sentence.iter().map(|w| norm(&w.form)).collect();
        let mut open = false;
        let given: Vec<&'static str> = sentence.iter().map(|w| quote(&w.form, &mut open)).collect();
        let words = sentence.iter().zip(&norms).zip(given).map(|((w, n), g)| (&*w.form, &**n, g));
        let tags = tagger.tag(memo, words);
        right += tags.iter().zip(sentence).filter(|(t, w)| **t == w.tag).count();
        all += sentence.len();
    }
    100.0 * right as f64 / all.max(1) as f64
}

fn quote(form: &str, open: &mut bool) -> &'static str {
    match form {
        "\"" => {
            *open = !*open;
            if *open { "``" } else { "''" }
        }
        "“" | "``" => "``",
        "”" | "''" => "''",
        _ => "",
    }
}

/// The commonest confusions, with words.
pub(crate) fn confusions(tagger: &Tagger, sentences: &[Vec<Word>]) {
    let mut pairs: HashMap<(String, String), (usize, BTreeMap<String, usize>)> = HashMap::new();
    let memo = &mut Memo::default();
    for sentence in sentences {
        let norms: Vec<String> = sentence.iter().map(|w| norm(&w.form)).collect();
        let mut open = false;
        let given: Vec<&'static str> = sentence.iter().map(|w| quote(&w.form, &mut open)).collect();
        let words = sentence.iter().zip(&norms).zip(given).map(|((w, n), g)| (&*w.form, &**n, g));
        for (tag, word) in tagger.tag(memo, words).into_iter().zip(sentence) {
            if tag != word.tag {
                let entry = pairs.entry((word.tag.clone(), tag.to_owned())).or_default();
                entry.0 += 1;
                *entry.1.entry(word.form.clone()).or_default() += 1;
            }
        }
    }
    let mut all: Vec<_> = pairs.into_iter().collect();
    all.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(&b.0)));
    for ((gold, tag), (n, words)) in all.into_iter().take(30) {
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.1));
        let words: Vec<String> = words.into_iter().take(10).map(|(w, n)| format!("{w}:{n}")).collect();
        println!("  {n} {gold} as {tag}: {}", words.join(" "));
    }
}

//! Trains the name model: structured perceptron over BILOU labels.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use language::{
    ner::{
        NameKind, Namer,
        features::{self, Seen},
        viterbi::{self, Labels, Transitions},
    },
    perceptron::MAX_CLASSES,
    tagger::{Memo, Tagger},
};

use crate::{
    corpus::{self, Word},
    labels,
    perceptron::{Dice, Keyed, Trainer, file, own_key},
    tagger::norm,
};

/// What to train on and how.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Files with names to train on
    #[arg(long, required = true, num_args = 1..)]
    train: Vec<PathBuf>,
    /// Files with names to measure on
    #[arg(long, num_args = 0..)]
    test: Vec<PathBuf>,
    /// Rounds over the data
    #[arg(long, default_value_t = 6)]
    rounds: u32,
    /// A feature is kept from this count on
    #[arg(long, default_value_t = 1)]
    least: u32,
    /// Weights are multiplied by this before rounding
    #[arg(long, default_value_t = 1.0)]
    scale: f64,
    /// Rounded weights below this are dropped
    #[arg(long, default_value_t = 1)]
    floor: i32,
    /// Right labels must win by this much a word, or they are learnt from
    #[arg(long, default_value_t = 80)]
    margin: i32,
    /// As much again where the rival is no "O": names that are none cost more
    #[arg(long, default_value_t = 0)]
    strict: i32,
    /// Runs in other orders, averaged into one model
    #[arg(long, default_value_t = 2)]
    runs: u32,
    /// Features left out, by place
    #[arg(long, value_delimiter = ',')]
    without: Vec<usize>,
    /// Files (parts of their names) whose own habits are kept apart
    #[arg(long, value_delimiter = ',', default_value = "gmb,crossner,wnut,re3d")]
    apart: Vec<String>,
    /// Taggers that have not seen one half of the sentences each: a half is trained on with tags of the one that
    /// has not seen it
    #[arg(long, num_args = 2)]
    halves: Vec<PathBuf>,
    /// Labels of our own for sentences of the Groningen bank (`training/labels`)
    #[arg(long)]
    labels: Option<PathBuf>,
    /// How often the sentences with labels of our own are learnt from
    #[arg(long, default_value_t = 2)]
    own_times: usize,
    /// Where the model goes
    #[arg(long, short)]
    output: PathBuf,
}

/// A run of words that may be names: features of each, and their labels.
struct Run {
    features: Vec<Vec<u32>>,
    gold: Vec<u8>,
    /// The keys that are its source's own.
    private: Vec<u32>,
}

/// Trains and writes the model, then measures it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let tagger = Tagger::shipped().context("no tagger")?;
    let classes = labels::classes();
    let labels = Labels::of(&classes).context("labels")?;
    let halves: Vec<Tagger> = options
        .halves
        .iter()
        .map(|p| Tagger::new(&std::fs::read(p)?).context("the half tagger does not read"))
        .collect::<Result<_>>()?;
    let mut runs = Vec::new();
    for path in &options.train {
        let name = path.to_string_lossy();
        let apart = options.apart.iter().position(|a| name.contains(a)).map(|n| n as u32);
        let mut sentences = labels::normalised(path)?;
        let own = match &options.labels {
            Some(labels) if name.contains("gmb") => labels::relabel(&mut sentences, labels)?,
            _ => vec![false; sentences.len()],
        };
        println!("{name}: {} sentences", sentences.len());
        for (sentence, own) in sentences.iter().zip(own) {
            // Half 0 made its tagger from sentences of half 0.
            let tagger = halves.get(1 - corpus::half(sentence)).unwrap_or(tagger);
            let (apart, times) = if own { (None, options.own_times) } else { (apart, 1) };
            for sentence in std::iter::once(sentence).chain(&labels::joined(sentence)) {
                for _ in 0..times {
                    add_runs(tagger, sentence, &classes, apart, options, &mut runs);
                }
            }
        }
    }
    let mut counts = Keyed::default();
    for key in runs.iter().flat_map(|r| r.features.iter().flatten()) {
        *counts.entry(*key).or_default() += 1;
    }
    let starts = (0..classes.len() as u32).chain([63]);
    counts.extend(starts.map(|c| (features::transition(c), u32::MAX)));
    let mut trainer = Trainer::new(&counts, options.least, classes.len());
    for run in 0..options.runs {
        let mut dice = Dice::new(20_240_229 + 2 * u64::from(run));
        for round in 1..=options.rounds {
            dice.shuffle(&mut runs);
            let wrong = runs.iter().filter(|r| learn(&mut trainer, r, &labels, options)).count();
            println!("round {round}: {wrong} of {} wrong", runs.len());
        }
        trainer.end_run();
    }
    let private = private(&runs);
    let bytes = file(&classes, &trainer.finish(options.scale, options.floor, &private), &[]);
    println!("{} bytes", bytes.len());
    std::fs::write(&options.output, &bytes)?;
    let namer = Namer::new(&bytes).context("the model does not read")?;
    for path in &options.test {
        println!("{}: {}", path.display(), measure(tagger, &namer, path)?);
    }
    Ok(())
}

/// The words of a sentence with tags, as the name model sees them.
fn with_words<T>(tagger: &Tagger, sentence: &[Word], use_words: impl FnOnce(&mut [Seen<'_>]) -> T) -> T {
    let norms: Vec<String> = sentence.iter().map(|w| norm(&w.form)).collect();
    let tags =
        tagger.tag(&mut Memo::default(), sentence.iter().zip(&norms).map(|(w, n)| (&*w.form, &**n, "")));
    let mut seen: Vec<_> =
        sentence.iter().zip(&norms).zip(tags).map(|((w, n), t)| Seen::of(&w.form, n, t)).collect();
    use_words(&mut seen)
}

/// The features that a source with habits of its own has once more for itself.
const APART: [usize; 9] = [0, 1, 2, 3, 6, 14, 19, 22, 34];

fn add_runs(
    tagger: &Tagger,
    sentence: &[Word],
    classes: &[String],
    apart: Option<u32>,
    options: &Options,
    runs: &mut Vec<Run>,
) {
    let gold = labels::bilou(sentence, classes);
    with_words(tagger, sentence, |words| {
        let open = features::look(words);
        let mut i = 0;
        while i < words.len() {
            if !open[i] {
                i += 1;
                continue;
            }
            let end = (i..words.len()).find(|j| !open[*j]).unwrap_or(words.len());
            let mut own = gold[i..end].to_vec();
            labels::mend(&mut own, classes);
            let keys = |k: usize| {
                let keys = features::of(words, k);
                let own = apart.iter().flat_map(|a| APART.map(|k| own_key(keys[k], 1 + *a)));
                let shared = keys.iter().enumerate().filter(|(k, _)| !options.without.contains(k));
                shared.map(|(_, key)| *key).chain(own).collect()
            };
            let features = (i..end).map(keys).collect();
            let twins = |k: usize| {
                let keys = features::of(words, k);
                apart.into_iter().flat_map(move |a| APART.map(|k| own_key(keys[k], 1 + a)))
            };
            runs.push(Run { features, gold: own, private: (i..end).flat_map(twins).collect() });
            i = end;
        }
    });
}

/// The keys that only a source of its own has.
fn private(runs: &[Run]) -> HashSet<u32> {
    runs.iter().flat_map(|r| r.private.iter().copied()).collect()
}

/// One update; true when the labels were wrong.
fn learn(trainer: &mut Trainer, run: &Run, labels: &Labels, options: &Options) -> bool {
    let rows: Vec<Vec<usize>> = run
        .features
        .iter()
        .map(|keys| {
            let mut rows = Vec::new();
            trainer.rows(keys, &mut rows);
            rows
        })
        .collect();
    let mut emissions: Vec<_> = rows.iter().map(|r| trainer.scores(r)).collect();
    for (scores, gold) in emissions.iter_mut().zip(&run.gold) {
        for (class, score) in scores.iter_mut().enumerate().take(labels.count()) {
            let named = if class == labels.outside() { 0 } else { options.strict };
            *score += if class == usize::from(*gold) { 0 } else { options.margin + named };
        }
    }
    let after = |trainer: &Trainer, class: u32| {
        let mut rows = Vec::new();
        trainer.rows(&[features::transition(class)], &mut rows);
        rows
    };
    let transitions = Transitions::of(labels, |class, scores| {
        let found = trainer.scores(&after(trainer, class));
        scores[..MAX_CLASSES].copy_from_slice(&found);
    });
    let path = viterbi::best(&emissions, labels, &transitions);
    trainer.tick();
    if path == run.gold {
        return false;
    }
    for i in 0..path.len() {
        if path[i] != run.gold[i] {
            trainer.update(&rows[i], usize::from(run.gold[i]), 1);
            trainer.update(&rows[i], usize::from(path[i]), -1);
        }
        let before = |labels: &[u8]| if i == 0 { 63 } else { u32::from(labels[i - 1]) };
        if before(&path) != before(&run.gold) || path[i] != run.gold[i] {
            let (gold, own) = (after(trainer, before(&run.gold)), after(trainer, before(&path)));
            trainer.update(&gold, usize::from(run.gold[i]), 1);
            trainer.update(&own, usize::from(path[i]), -1);
        }
    }
    true
}

/// Precision, recall and F1 of whole names, by kind and together.
pub(crate) fn measure(tagger: &Tagger, namer: &Namer, path: &Path) -> Result<String> {
    let mut counts: HashMap<&str, [usize; 3]> = HashMap::new();
    for sentence in labels::normalised(path)? {
        let gold = labels::spans(&sentence);
        let found = with_words(tagger, &sentence, |words| namer.names(words));
        let found: Vec<_> = found.into_iter().map(|(r, k, _)| (r, kind(k))).collect();
        for (range, kind) in &found {
            let right = gold.contains(&(range.clone(), (*kind).to_owned()));
            for key in [*kind, "all"] {
                counts.entry(key).or_default()[0] += usize::from(right);
                counts.entry(key).or_default()[1] += 1;
            }
        }
        for (_, kind) in &gold {
            let kind = ["PER", "ORG", "LOC"].into_iter().find(|k| k == kind).unwrap_or("all");
            for key in [kind, "all"] {
                counts.entry(key).or_default()[2] += 1;
            }
        }
    }
    let figure = |key: &str| {
        let [right, found, gold] = counts.get(key).copied().unwrap_or_default();
        format!("{key} {}", crate::measure::f1(right, found, gold))
    };
    Ok(["all", "PER", "ORG", "LOC"].map(figure).join("; "))
}

fn kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "PER",
        NameKind::Organisation => "ORG",
        NameKind::Place => "LOC",
    }
}

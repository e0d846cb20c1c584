//! `throughline-evaluate labels`: our own hand-made labels of whole articles, kept apart from the texts, against records.
//!
//! `sources.tsv` says where each text comes from, `NAME.tsv` holds its labels in the form that `gold` reads, with
//! `@START-END` (code points, half-open) in place of words. Texts with an odd number were in view while rules were
//! written; those with an even number are looked at only to report.

pub mod texts;

use std::{collections::BTreeMap, fs, io::Write, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use model::Article;
use reading::Given;
use serde_json::{Map, Value};

use crate::gold;
use texts::{Source, Texts};

/// Which labels are scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Half {
    /// Odd numbers, in view while rules are written.
    Build,
    /// Even numbers, the guard.
    Report,
    /// Both.
    Both,
}

impl Half {
    /// A text's half is told by the number its name ends in.
    #[must_use]
    pub fn takes(self, name: &str) -> bool {
        let odd = name.bytes().last().is_some_and(|b| b.is_ascii_digit() && b % 2 == 1);
        match self {
            Self::Both => true,
            Self::Build => odd,
            Self::Report => !odd,
        }
    }
}

/// Turns annotations in words (`NAME.txt`, see `gold`) into labels without text below `labels`.
///
/// # Errors
/// When a source or an annotation cannot be read, or words do not stand in their text.
pub fn pack(words: &Path, data: &Path, labels: &Path) -> Result<usize> {
    let mut texts = Texts::default();
    let sources = sources(labels)?;
    for (name, source) in &sources {
        let text = texts.of(data, source)?;
        let path = words.join(format!("{name}.txt"));
        let annotations = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let packed: Result<Vec<String>> =
            annotations.lines().map(|line| without_words(line, &text)).collect();
        let packed = packed.with_context(|| path.display().to_string())?;
        fs::write(labels.join(format!("{name}.tsv")), packed.join("\n") + "\n")?;
    }
    Ok(sources.len())
}

/// A line of annotations with its words replaced by their place.
fn without_words(line: &str, text: &str) -> Result<String> {
    let mut fields: Vec<&str> = line.split('|').map(str::trim).collect();
    let wordless =
        matches!(fields.first().copied(), None | Some("" | "doc" | "kinds" | "party" | "meeting" | "issue"));
    if wordless || line.trim_start().starts_with('#') || fields.last().is_some_and(|f| f.starts_with('@')) {
        return Ok(line.to_owned());
    }
    let Some(last) = fields.pop() else { bail!("an empty line of labels") };
    let (words, nth) = match last.rsplit_once(" ~") {
        Some((w, n)) if n.parse::<usize>().is_ok() => (w, n.parse().unwrap_or(1)),
        _ => (last, 1usize),
    };
    let (at, _) = text
        .match_indices(words)
        .nth(nth.saturating_sub(1))
        .with_context(|| format!("not in the text: {line}"))?;
    let start = text[..at].chars().count();
    Ok(format!("{} | @{}-{}", fields.join(" | "), start, start + words.chars().count()))
}

fn sources(labels: &Path) -> Result<Vec<(String, Source)>> {
    let path = labels.join("sources.tsv");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(Source::parse).collect()
}

/// Scores every article by itself with `eval/score_gold.py` of `data` and writes the sums of hits, by kind; with
/// `misses`, what the scorer says was missed; with `keep`, gold standard and records of each article lie in that
/// folder afterwards. The texts lie in `data` or in the `train` and `eval` folders below it. Kinds that a file of
/// labels does not mark (see [`Marked`]) are not counted for its article.
///
/// # Errors
/// When a text, its labels or the scorer cannot be read.
pub fn run(
    data: &Path,
    labels: &Path,
    half: Half,
    misses: bool,
    keep: Option<&Path>,
    mut out: impl Write,
) -> Result<()> {
    let own = std::env::temp_dir().join(format!("throughline-labels-{}", std::process::id()));
    let work = keep.unwrap_or(&own);
    fs::create_dir_all(work)?;
    let mut texts = Texts::default();
    let mut sum = Sum::default();
    for (name, source) in sources(labels)?.into_iter().filter(|(name, _)| half.takes(name)) {
        let text = texts.of(data, &source)?;
        let article = article(&name, &text)?;
        let annotations =
            fs::read_to_string(labels.join(format!("{name}.tsv"))).with_context(|| name.clone())?;
        let marked = Marked::of(&annotations);
        let gold = gold::annotate(&in_field_terms(&annotations), vec![article.clone()])
            .with_context(|| name.clone())?;
        let (gold_path, records) =
            (work.join(format!("{name}.gold.json")), work.join(format!("{name}.records.jsonl")));
        fs::write(&gold_path, serde_json::to_vec(&gold)?)?;
        write_records(article, &records)?;
        let said = score(data, &gold_path, &records, misses)?;
        if misses {
            writeln!(out, "== {name}")?;
            said.lines().filter(|l| marked.of_kind(l)).try_for_each(|l| writeln!(out, "{l}"))?;
        }
        let last = said.lines().last().unwrap_or_default();
        let scored = serde_json::from_str(last).with_context(|| format!("the scorer's answer for {name}"))?;
        sum.add(scored, &marked);
    }
    if keep.is_none() {
        // A left-over folder under the system's temporary one does no harm.
        let _ = fs::remove_dir_all(work);
    }
    sum.write(out)
}

/// The kinds that a file of labels marks: those of its `kinds` line, all without one.
#[derive(Debug, Default)]
struct Marked(Option<Vec<String>>);

impl Marked {
    fn of(annotations: &str) -> Self {
        let line = annotations.lines().find_map(|l| l.strip_prefix("kinds |"));
        Self(line.map(|kinds| kinds.split_whitespace().map(str::to_owned).collect()))
    }

    fn holds(&self, kind: &str) -> bool {
        self.0.as_ref().is_none_or(|kinds| kinds.iter().any(|k| k == kind))
    }

    /// True for a line of the scorer that names something missed of a kind that is marked.
    fn of_kind(&self, line: &str) -> bool {
        let mut fields = line.split(" | ");
        let kind = if fields.next() == Some("MISS") { fields.next() } else { None };
        // The scorer says "issue" for one of the issues.
        kind.is_some_and(|k| self.holds(k) || self.holds(&format!("{k}s")))
    }
}

/// Labels with the readers' words for stances and levers in the terms of the records, without the `kinds` line.
fn in_field_terms(annotations: &str) -> String {
    let line = |line: &str| -> String {
        let mut fields: Vec<&str> = line.split('|').map(str::trim).collect();
        match fields.as_mut_slice() {
            ["pos", _, _, stance, ..] => {
                *stance = match *stance {
                    "refuses" => "rejects",
                    "pessimistic" => "cautious",
                    "undecided" => "cautious conditional open",
                    "open_to" => "open",
                    other => other,
                };
            }
            ["lev", kind, ..] if *kind == "force" => *kind = "pressure",
            _ => {}
        }
        fields.join(" | ")
    };
    let lines: Vec<String> = annotations.lines().filter(|l| !l.starts_with("kinds |")).map(line).collect();
    lines.join("\n")
}

/// A text as an article of that name, as the readers of the program see it; labels need its very characters.
fn article(name: &str, text: &str) -> Result<Article> {
    let given = Given { path: format!("{name}.txt"), ..Given::default() };
    let (articles, _) = reading::read_all([(&given, text.as_bytes())]);
    match articles.into_iter().next() {
        Some(article) if article.text == text => Ok(article),
        _ => bail!("the text of {name} is not read as it stands"),
    }
}

fn write_records(article: Article, path: &Path) -> Result<()> {
    let account = engine::run(vec![article], &engine::Options::default());
    let mut lines = Vec::new();
    for record in account.dossier.records() {
        serde_json::to_writer(&mut lines, &record)?;
        lines.push(b'\n');
    }
    Ok(fs::write(path, lines)?)
}

fn score(data: &Path, gold: &Path, records: &Path, misses: bool) -> Result<String> {
    let mut python = Command::new("python3");
    python.arg(data.join("eval/score_gold.py")).args([gold, records]).arg("--json");
    if misses {
        python.arg("--misses");
    }
    let done = python.output().context("python3 is needed for the scorer")?;
    if !done.status.success() {
        bail!("the scorer failed: {}", String::from_utf8_lossy(&done.stderr));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// Counts summed over articles: by kind of record, what was counted and how often, of how many.
#[derive(Debug, Default)]
struct Sum {
    kinds: Vec<String>,
    counts: BTreeMap<String, BTreeMap<String, (u64, u64)>>,
}

impl Sum {
    fn add(&mut self, scored: Map<String, Value>, marked: &Marked) {
        for (kind, figures) in scored.into_iter().filter(|(kind, _)| marked.holds(kind)) {
            let Some(figures) = figures.as_object() else { continue };
            if !self.kinds.contains(&kind) {
                self.kinds.push(kind.clone());
            }
            let counts = self.counts.entry(kind).or_default();
            let mut add = |what: &str, hit: u64, of: u64| {
                let count = counts.entry(what.to_owned()).or_default();
                *count = (count.0 + hit, count.1 + of);
            };
            for (what, figure) in figures {
                match figure {
                    Value::Number(n) => add(what, n.as_u64().unwrap_or(0), 0),
                    Value::String(s) => {
                        let numbers: Vec<u64> = s.split(' ').filter_map(|w| w.parse().ok()).collect();
                        if let [hit, of] = numbers[..] {
                            add(what, hit, of);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn write(&self, mut out: impl Write) -> Result<()> {
        const PLAIN: &[&str] = &["gold", "pred", "hit"];
        for kind in &self.kinds {
            let Some(counts) = self.counts.get(kind) else { continue };
            let count = |what: &str| counts.get(what).map_or(0.0, |c| c.0 as f64);
            if counts.contains_key("gold") {
                let (gold, pred, hit) = (count("gold"), count("pred"), count("hit"));
                let share = |of: f64| if of > 0.0 { 100.0 * hit / of } else { 0.0 };
                let f = if gold + pred > 0.0 { 200.0 * hit / (gold + pred) } else { 0.0 };
                write!(
                    out,
                    "{kind:14} P {:.1} R {:.1} F {f:.1} ({hit} of {gold}, {pred} told)",
                    share(pred),
                    share(gold)
                )?;
                for (what, (hit, of)) in counts.iter().filter(|(w, _)| !PLAIN.contains(&w.as_str())) {
                    match of {
                        _ if matches!(what.as_str(), "P" | "R" | "F" | "BCubed F1" | "purity") => {}
                        0 => write!(out, "  {what} {hit}")?,
                        _ => write!(out, "  {what} {hit} of {of}")?,
                    }
                }
                writeln!(out)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_places_and_the_rest_stays() {
        let text = "Ida “Yes.” Ida left.";
        assert_eq!(without_words("att | IDA | A | Ida ~2", text).unwrap(), "att | IDA | A | @11-14");
        assert_eq!(
            without_words("party | IDA | Ida | person | |", text).unwrap(),
            "party | IDA | Ida | person | |"
        );
        assert!(without_words("att | IDA | A | Nobody", text).is_err());
    }

    #[test]
    fn kinds_that_are_not_marked_are_not_counted() {
        let some = Marked::of("doc | A | a.txt | | VOA\nkinds | issues positions\n");
        assert!(some.holds("issues") && !some.holds("figures"));
        assert!(
            some.of_kind("MISS | issue | I-A | words") && !some.of_kind("MISS | quotation | IDA | words")
        );
        assert!(Marked::of("doc | A | a.txt | | VOA").holds("figures"));
    }

    #[test]
    fn readers_words_become_terms() {
        let told = "kinds | positions\npos | IDA | PROCESS | refuses | A | @1-9\nlev | force | IDA |  | x | A | @1-9";
        assert_eq!(
            in_field_terms(told),
            "pos | IDA | PROCESS | rejects | A | @1-9\nlev | pressure | IDA |  | x | A | @1-9"
        );
    }

    #[test]
    fn halves_go_by_the_last_digit() {
        assert!(
            Half::Build.takes("voa-a01") && !Half::Build.takes("voa-a12") && Half::Report.takes("wiki-b04")
        );
    }
}

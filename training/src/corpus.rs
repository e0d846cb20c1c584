//! Reads tagged and named sentences: CoNLL-U (also gzipped, through `gzip -dc`), and columns of token, tag, name.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};

/// A word with its tag and name label; either may be empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    /// As printed.
    pub(crate) form: String,
    /// Penn tag.
    pub(crate) tag: String,
    /// `O`, `B-PER`, …
    pub(crate) label: String,
    /// No white space follows.
    pub(crate) glued: bool,
}

/// Which half of the data a sentence belongs to, by its words: the same sentence in two sets is in one half.
pub(crate) fn half(sentence: &[Word]) -> usize {
    let text: String = sentence.iter().flat_map(|w| w.form.chars()).filter(|c| c.is_alphanumeric()).collect();
    (language::perceptron::hash(text.as_bytes()) & 1) as usize
}

/// The text of `path`, unzipped.
pub(crate) fn text(path: &Path) -> Result<String> {
    let bytes = if path.extension().is_some_and(|e| e == "gz") {
        Command::new("gzip").arg("-dc").arg(path).output().context("gzip is needed to read .gz files")?.stdout
    } else {
        std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The tagged sentences of a CoNLL-U file or of a file of token, tag and label.
pub(crate) fn tagged(path: &Path) -> Result<Vec<Vec<Word>>> {
    let name = path.to_string_lossy().into_owned();
    let text = text(path)?;
    Ok(if name.contains(".conllu") { sentences(&text, conllu) } else { penn(sentences(&text, columns)) })
}

/// Sentences of a file of token and label, or token, tag and label.
pub(crate) fn named(path: &Path) -> Result<Vec<Vec<Word>>> {
    Ok(sentences(&text(path)?, columns))
}

fn sentences(text: &str, word: fn(&str) -> Option<Word>) -> Vec<Vec<Word>> {
    let mut all = Vec::new();
    let mut sentence = Vec::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            if !sentence.is_empty() {
                all.push(std::mem::take(&mut sentence));
            }
        } else {
            sentence.extend(word(line));
        }
    }
    all
}

fn conllu(line: &str) -> Option<Word> {
    let fields: Vec<&str> = line.split('\t').collect();
    fields.first()?.parse::<u32>().ok()?;
    let glued = fields.get(9)?.split('|').any(|f| f == "SpaceAfter=No");
    Some(Word { form: fields[1].into(), tag: fields[4].into(), label: String::new(), glued })
}

fn columns(line: &str) -> Option<Word> {
    let fields: Vec<&str> = line.split('\t').collect();
    let form = (*fields.first()?).to_owned();
    if form == "-DOCSTART-" {
        return None;
    }
    let tag = if fields.len() > 2 { fields[1] } else { "" };
    Some(Word { form, tag: tag.into(), label: (*fields.last()?).into(), glued: false })
}

/// Older Penn habits turned into those of UD English: brackets, closing quotes, "to" before anything but a verb.
fn penn(mut sentences: Vec<Vec<Word>>) -> Vec<Vec<Word>> {
    for sentence in &mut sentences {
        let mut open = false;
        for i in 0..sentence.len() {
            let follows = |n: usize| sentence.get(i + n).map_or("", |w| &*w.tag);
            let verb = follows(1) == "VB" || (follows(1) == "RB" && follows(2) == "VB");
            let form = sentence[i].form.to_lowercase();
            let tag = match (&*form, &*sentence[i].tag) {
                (_, "LRB") => "-LRB-",
                (_, "RRB") => "-RRB-",
                (_, ";") => ":",
                ("-" | "--", _) => ":",
                ("\"", _) => {
                    open = !open;
                    if open { "``" } else { "''" }
                }
                ("to", _) if verb => "TO",
                ("to", _) => "IN",
                _ => continue,
            };
            sentence[i].tag = tag.to_owned();
        }
    }
    sentences
}

/// The sentence with its hyphenated words joined into one token, as our tokeniser has them; `None` without any.
pub(crate) fn joined(sentence: &[Word]) -> Option<Vec<Word>> {
    let mut out: Vec<Word> = Vec::new();
    let mut i = 0;
    let mut any = false;
    while i < sentence.len() {
        let mut end = i;
        while end + 2 < sentence.len()
            && sentence[end].glued
            && sentence[end + 1].tag == "HYPH"
            && sentence[end + 1].glued
            && sentence[end].form.ends_with(char::is_alphanumeric)
            && sentence[end + 2].form.starts_with(char::is_alphanumeric)
        {
            end += 2;
        }
        let parts = &sentence[i..=end];
        let mut word = parts[0].clone();
        if parts.len() > 1 {
            any = true;
            word.form = parts.iter().map(|w| &*w.form).collect();
            word.tag = joined_tag(parts, sentence.get(end + 1).map_or("", |w| &w.tag));
            word.glued = parts.last().is_some_and(|w| w.glued);
        }
        out.push(word);
        i = end + 1;
    }
    any.then_some(out)
}

/// The tag of hyphenated `parts` before a word tagged `next`.
fn joined_tag(parts: &[Word], next: &str) -> String {
    let last = parts.last().map_or("", |w| &*w.tag);
    let before_noun = next.starts_with("NN") || next == "JJ";
    let names = parts.iter().filter(|w| w.tag.starts_with("NNP")).count();
    match last {
        "NNP" | "NNPS" => last,
        "CD" => "CD",
        "NN" | "NNS" if before_noun && names == 0 => "JJ",
        "NN" | "NNS" | "RB" => last,
        "VB" | "VBP" | "VBZ" | "VBD" if names == 0 && !before_noun => last,
        _ => "JJ",
    }
    .to_owned()
}

//! Name labels of the data sets turned into one habit: people without their titles, organisations, places.

use std::{ops::Range, path::Path};

use anyhow::{Context, Result};

use crate::corpus::{self, Word};

/// The classes of the model.
pub(crate) fn classes() -> Vec<String> {
    let mut all = vec!["O".to_owned()];
    for kind in ["PER", "ORG", "LOC"] {
        all.extend(["B", "I", "L", "U"].map(|place| format!("{place}-{kind}")));
    }
    all
}

/// The sentences of `path` with labels `O`, `B-PER`, `I-PER`, … of three kinds.
///
/// Nine-type sets: facilities are places; peoples, dates, money, products and the rest are none. The Groningen bank:
/// titles are cut off people, countries and peoples (`gpe`) are places where they are names and none where they are
/// adjectives or plurals, `geo` is a place, dates, works and events are none.
pub(crate) fn normalised(path: &Path) -> Result<Vec<Vec<Word>>> {
    let mut sentences = corpus::named(path)?;
    for sentence in &mut sentences {
        sentence.iter_mut().for_each(|w| w.label = label(w));
        cut_titles(sentence);
        begin_again(sentence);
    }
    Ok(sentences)
}

fn label(word: &Word) -> String {
    let (place, kind) = word.label.split_once('-').unwrap_or(("O", ""));
    let kind = match kind {
        "PER" | "Person" | "per" => "PER",
        "ORG" | "Organization" | "org" => "ORG",
        "LOC" | "Location" | "Facility" | "geo" => "LOC",
        "gpe" if word.tag == "NNP" && facts::country_of_demonym(&word.form).is_none() => "LOC",
        _ => return "O".to_owned(),
    };
    format!("{place}-{kind}")
}

/// Puts the labels of a stand-off file (`training/labels`) in place of those of `sentences`; true for the sentences
/// that it names.
pub(crate) fn relabel(sentences: &mut [Vec<Word>], path: &Path) -> Result<Vec<bool>> {
    let mut done = vec![false; sentences.len()];
    for line in corpus::text(path)?.lines().filter(|l| !l.starts_with('#')) {
        let (number, names) = line.split_once('\t').context("a line without a tab")?;
        let number: usize = number.parse()?;
        let sentence = sentences.get_mut(number).context("no such sentence")?;
        done[number] = true;
        sentence.iter_mut().for_each(|w| w.label = "O".into());
        for name in names.split_ascii_whitespace() {
            let (kind, range) = name.split_once(':').context("a name without a kind")?;
            let (first, last) = range.split_once('-').context("a name without words")?;
            let (first, last): (usize, usize) = (first.parse()?, last.parse()?);
            for (i, word) in sentence.iter_mut().enumerate().take(last + 1).skip(first) {
                word.label = format!("{}-{kind}", if i == first { "B" } else { "I" });
            }
        }
    }
    Ok(done)
}

/// "President Ida Polk" is the person "Ida Polk"; only the Groningen bank has titles inside.
fn cut_titles(sentence: &mut [Word]) {
    let gmb = sentence.iter().any(|w| !w.tag.is_empty());
    if !gmb {
        return;
    }
    let spans: Vec<_> = spans(sentence).into_iter().filter(|(_, k)| k == "PER").collect();
    for (range, _) in spans {
        for word in &mut sentence[range.start..range.end.saturating_sub(1).max(range.start)] {
            if !is_title(&word.form) {
                break;
            }
            word.label = "O".into();
        }
    }
}

fn is_title(form: &str) -> bool {
    const MORE: &str = " mr. mrs. ms. dr. foreign prime vice deputy former interior defense defence finance secretary \
        general lieutenant major attorney special first lady pope prophet sister king queen prince princess sheikh saint \
        st. gen. lt. col. sen. rep. gov. chief state justice minister president senator ";
    let lower = form.to_lowercase();
    facts::is_title(&lower) || MORE.split_ascii_whitespace().any(|t| t == lower)
}

/// A name whose beginning was cut off begins anew.
fn begin_again(sentence: &mut [Word]) {
    let mut before = "O".to_owned();
    for word in sentence {
        if let Some(kind) = word.label.strip_prefix("I-")
            && before.get(2..) != Some(kind)
        {
            word.label = format!("B-{kind}");
        }
        before.clone_from(&word.label);
    }
}

/// The names of a sentence: range of words, kind.
pub(crate) fn spans(sentence: &[Word]) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (i, word) in sentence.iter().enumerate() {
        let Some((place, kind)) = word.label.split_once('-') else { continue };
        match found.last_mut() {
            Some((range, last)) if place == "I" && range.end == i && last == kind => range.end = i + 1,
            _ => found.push((i..i + 1, kind.to_owned())),
        }
    }
    found
}

/// BILOU classes of a sentence.
pub(crate) fn bilou(sentence: &[Word], classes: &[String]) -> Vec<u8> {
    let class = |label: String| classes.iter().position(|c| *c == label).unwrap_or(0) as u8;
    let mut out = vec![0; sentence.len()];
    for (range, kind) in spans(sentence) {
        for i in range.clone() {
            let place = match (i == range.start, i + 1 == range.end) {
                (true, true) => "U",
                (true, false) => "B",
                (false, true) => "L",
                (false, false) => "I",
            };
            out[i] = class(format!("{place}-{kind}"));
        }
    }
    out
}

/// Makes a cut-out piece of a row of labels legal at its ends.
pub(crate) fn mend(labels: &mut [u8], classes: &[String]) {
    let place = |l: u8| classes[usize::from(l)].as_bytes()[0];
    let with = |l: u8, place: &str| {
        let name = format!("{place}{}", &classes[usize::from(l)][1..]);
        classes.iter().position(|c| *c == name).unwrap_or(0) as u8
    };
    if let Some(first) = labels.first_mut() {
        *first = match place(*first) {
            b'I' => with(*first, "B"),
            b'L' => with(*first, "U"),
            _ => *first,
        };
    }
    if let Some(last) = labels.last_mut() {
        *last = match place(*last) {
            b'B' => with(*last, "U"),
            b'I' => with(*last, "L"),
            _ => *last,
        };
    }
}

/// The sentence with hyphens inside names joined into one token, as our tokeniser has them; `None` without any.
pub(crate) fn joined(sentence: &[Word]) -> Option<Vec<Word>> {
    let mut out: Vec<Word> = Vec::new();
    let mut any = false;
    let mut i = 0;
    while i < sentence.len() {
        let inside = |k: usize| sentence.get(k).is_some_and(|w| w.label.starts_with("I-"));
        let hyphen = sentence.get(i).is_some_and(|w| w.form == "-") && inside(i) && inside(i + 1);
        if hyphen && let Some(last) = out.last_mut() {
            last.form = format!("{}-{}", last.form, sentence[i + 1].form);
            any = true;
            i += 2;
            continue;
        }
        out.push(sentence[i].clone());
        i += 1;
    }
    any.then_some(out)
}

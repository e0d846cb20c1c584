//! The texts that labels of ours point into, rebuilt from data sets: running text out of columns of words.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::data;

/// Where a labelled text comes from: a line of `sources.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Sentences `first..=last` of a column file, counted from 0.
    Columns {
        /// The file, below the data folder.
        file: String,
        /// The first sentence.
        first: usize,
        /// The last sentence, inclusive.
        last: usize,
    },
    /// The `text` of the row with this `id` in a file of JSON Lines.
    Row {
        /// The file, below the data folder.
        file: String,
        /// The row's id.
        id: String,
    },
}

impl Source {
    /// Reads `name, file, first, last` or `name, file, id`, apart by tabs.
    ///
    /// # Errors
    /// When the line has neither form.
    pub fn parse(line: &str) -> Result<(String, Self)> {
        let fields: Vec<&str> = line.trim_end().split('\t').collect();
        match *fields {
            [name, file, first, last] => Ok((
                name.to_owned(),
                Self::Columns { file: file.to_owned(), first: first.parse()?, last: last.parse()? },
            )),
            [name, file, id] => Ok((name.to_owned(), Self::Row { file: file.to_owned(), id: id.to_owned() })),
            _ => bail!("neither `name file first last` nor `name file id`: {line}"),
        }
    }
}

/// Rebuilds texts, reading each data file once.
#[derive(Debug, Default)]
pub struct Texts {
    columns: HashMap<String, Vec<Vec<String>>>,
    rows: HashMap<String, HashMap<String, String>>,
}

impl Texts {
    /// The text of `source`, with `folder` as the data folder.
    ///
    /// # Errors
    /// When its file cannot be read or does not hold it.
    pub fn of(&mut self, folder: &Path, source: &Source) -> Result<String> {
        match source {
            Source::Columns { file, first, last } => {
                if !self.columns.contains_key(file) {
                    let text = fs::read_to_string(folder.join(file)).with_context(|| file.clone())?;
                    self.columns.insert(file.clone(), sentences(&text));
                }
                let all = self.columns.get(file).map_or(&[][..], Vec::as_slice);
                let part = all
                    .get(*first..=*last)
                    .with_context(|| format!("{file} has no sentences {first} to {last}"))?;
                Ok(paragraphs(part))
            }
            Source::Row { file, id } => {
                if !self.rows.contains_key(file) {
                    let rows = data::rows(&folder.join(file))?;
                    let texts = rows
                        .iter()
                        .map(|r| (data::text(r, "id").to_owned(), data::text(r, "text").to_owned()));
                    self.rows.insert(file.clone(), texts.collect());
                }
                let found = self.rows.get(file).and_then(|rows| rows.get(id));
                found.cloned().with_context(|| format!("{file} has no row {id}"))
            }
        }
    }
}

/// The first column of a file of words, sentence by sentence (apart by empty lines).
fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            all.push(Vec::new());
        } else if let Some(last) = all.last_mut() {
            last.push(line.split('\t').next().unwrap_or_default().to_owned());
        }
    }
    all.retain(|s| !s.is_empty());
    all
}

/// Two sentences a paragraph, as a news agency prints them; the set does not say where its paragraphs ended.
fn paragraphs(sentences: &[Vec<String>]) -> String {
    let pairs: Vec<String> = sentences
        .chunks(2)
        .map(|pair| pair.iter().map(|s| running(s)).collect::<Vec<_>>().join(" "))
        .collect();
    pairs.join("\n\n") + "\n"
}

/// Words as running text: no blank before a closing mark or a clitic, none after an opening one; straight quotation
/// marks open and close in turn.
fn running(words: &[String]) -> String {
    let (mut text, mut inside, mut glue) = (String::new(), false, true);
    for word in words {
        let quote = matches!(word.as_str(), "\"" | "``" | "''");
        let closes = (quote && inside) || (!quote && (is_closing(word) || is_clitic(word)));
        if !closes && !glue {
            text.push(' ');
        }
        text.push_str(if quote { "\"" } else { word });
        glue = if quote { !inside } else { !closes && matches!(word.as_str(), "(" | "[" | "{" | "$" | "#") };
        inside ^= quote;
    }
    text
}

fn is_closing(word: &str) -> bool {
    matches!(word, "." | "," | ";" | ":" | "!" | "?" | "%" | ")" | "]" | "}" | "'")
}

fn is_clitic(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(lower.as_str(), "'s" | "'ll" | "'re" | "'ve" | "'d" | "'m" | "'t" | "n't")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_running_text() {
        let words = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            running(&words("\" We ca n't , \" Ida 's aide said ( twice ) .")),
            "\"We can't,\" Ida's aide said (twice)."
        );
        assert_eq!(paragraphs(&[words("A ."), words("B ."), words("C .")]), "A. B.\n\nC.\n");
    }

    #[test]
    fn sources_have_two_forms() {
        assert!(matches!(
            Source::parse("a\tnews/x.conll\t3\t9").unwrap().1,
            Source::Columns { first: 3, last: 9, .. }
        ));
        assert!(matches!(Source::parse("b\trows.jsonl\tid-1\t").unwrap().1, Source::Row { .. }));
        assert!(Source::parse("c").is_err());
    }
}

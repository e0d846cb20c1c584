//! The words of meeting, talking and travelling, read once from `data/meeting_words.tsv`.

use std::sync::LazyLock;

use facts::hash::Map;
use model::record::MeetingFormat;

static TABLE: &str = include_str!("../../../../data/meeting_words.tsv");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(TABLE));

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The part the word plays in a rule.
    pub(crate) role: &'static str,
    /// The format of the meeting it names, if it names one.
    pub(crate) format: Option<MeetingFormat>,
    /// What it asks for, words parted by blanks.
    frame: &'static str,
}

impl Entry {
    /// True when the word asks for `what`.
    pub(crate) fn asks(&self, what: &str) -> bool {
        self.frame.split(' ').any(|w| w == what)
    }
}

/// Rows by part of speech, then by word.
struct Lexicon(Map<&'static str, Map<&'static str, Vec<Entry>>>);

impl Lexicon {
    fn read(table: &'static str) -> Self {
        let mut rows: Map<&'static str, Map<&'static str, Vec<Entry>>> = Map::default();
        for line in table.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let mut cells = line.split('\t');
            let (Some(word), Some(pos), Some(role), Some(form), Some(frame)) =
                (cells.next(), cells.next(), cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            rows.entry(pos).or_default().entry(word).or_default().push(Entry {
                role,
                format: format(form),
                frame,
            });
        }
        Self(rows)
    }
}

fn format(word: &str) -> Option<MeetingFormat> {
    Some(match word {
        "meeting" => MeetingFormat::Meeting,
        "talks" => MeetingFormat::Talks,
        "summit" => MeetingFormat::Summit,
        "call" => MeetingFormat::Call,
        "visit" => MeetingFormat::Visit,
        "trip" => MeetingFormat::Trip,
        "process" => MeetingFormat::Process,
        _ => return None,
    })
}

fn entry(pos: &str, word: &str, role: &str) -> Option<&'static Entry> {
    LEXICON.0.get(pos)?.get(word)?.iter().find(|e| e.role == role)
}

/// The row of a verb lemma in a role.
pub(crate) fn verb(lemma: &str, role: &str) -> Option<&'static Entry> {
    entry("verb", lemma, role)
}

/// The row of a noun lemma in a role.
pub(crate) fn noun(lemma: &str, role: &str) -> Option<&'static Entry> {
    entry("noun", lemma, role)
}

/// True for an adjective in a role ("ahead": upcoming; "behind": earlier; "peace": diplomatic).
pub(crate) fn adjective(word: &str, role: &str) -> bool {
    entry("adjective", word, role).is_some()
}

/// True for a verb or adjective that governs an infinitive in this way ("ready", "planned", …).
pub(crate) fn leader(lemma: &str, role: &str) -> bool {
    entry("leader", lemma, role).is_some()
}

/// True for the head of a human phrase: "officials", "delegation".
pub(crate) fn people(lemma: &str) -> bool {
    entry("people", lemma, "people").is_some()
}

/// True for a body of many: "the board", "parliament".
pub(crate) fn body(lemma: &str) -> bool {
    entry("people", lemma, "body").is_some()
}

/// The singular of an English noun as its rows spell it.
pub(crate) fn singular(norm: &str) -> String {
    if let Some(stem) = norm.strip_suffix("ies").filter(|s| s.len() > 2) {
        return format!("{stem}y");
    }
    let es = ["ches", "shes", "sses", "xes"];
    if es.iter().any(|e| norm.ends_with(e)) {
        return norm[..norm.len() - 2].to_owned();
    }
    match norm.strip_suffix('s') {
        Some(stem) if norm.len() > 3 && !norm.ends_with("ss") && !norm.ends_with("us") => stem.to_owned(),
        _ => norm.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole_and_knows_its_part_of_speech() {
        for line in TABLE.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 5, "{line}");
            assert!(["verb", "noun", "adjective", "leader", "people"].contains(&cells[1]), "{line}");
            assert!(cells[3] == "-" || format(cells[3]).is_some(), "{line}");
        }
    }

    #[test]
    fn words_are_found_by_role() {
        assert_eq!(verb("meet", "core").and_then(|e| e.format), Some(MeetingFormat::Meeting));
        assert!(verb("meet", "light").is_none());
        assert!(noun("talk", "core").is_some_and(|e| e.asks("plural")));
    }

    #[test]
    fn plurals_lose_their_ending() {
        for (many, one) in [
            ("parties", "party"),
            ("lunches", "lunch"),
            ("talks", "talk"),
            ("press", "press"),
            ("its", "its"),
        ] {
            assert_eq!(singular(many), one);
        }
    }
}

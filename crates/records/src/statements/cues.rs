//! The table of cue verbs (`data/cues.tsv`) by inflected form: what each verb of saying takes.

use std::{collections::BTreeMap, sync::OnceLock};

/// What sort of attitude a cue reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// Says it.
    Speech,
    /// Judges, promises, refuses: an act done by words.
    Act,
    /// Shows it, as a poll or a study does.
    Show,
    /// Believes it.
    Think,
    /// Wants or plans it.
    Plan,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub class: Class,
    /// "that …", with or without "that".
    pub clause: bool,
    /// Words in marks.
    pub quote: bool,
    /// An object names what is judged or said.
    pub object: bool,
    /// "describe X as Y".
    pub object_as: bool,
    /// "vow to …".
    pub infinitive: bool,
    /// The object is who is told.
    pub audience: bool,
    /// "urge X to …".
    pub object_infinitive: bool,
    /// Prepositions that lead to the content.
    pub prepositions: Vec<&'static str>,
}

/// The rows of one lemma.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cue {
    pub lemma: &'static str,
    pub rows: Vec<Row>,
}

impl Cue {
    /// True when a row of the classes that are said aloud takes `what`.
    pub(crate) fn spoken(&self, what: impl Fn(&Row) -> bool) -> bool {
        self.rows.iter().any(|r| matches!(r.class, Class::Speech | Class::Act) && what(r))
    }

    /// True when any row takes `what`.
    pub(crate) fn takes(&self, what: impl Fn(&Row) -> bool) -> bool {
        self.rows.iter().any(what)
    }

    /// The class of the first row that takes `what`.
    pub(crate) fn class(&self, what: impl Fn(&Row) -> bool) -> Option<Class> {
        self.rows.iter().filter(|r| what(r)).map(|r| r.class).min()
    }
}

/// All cues by inflected form.
#[derive(Debug, Default)]
pub(crate) struct Cues {
    cues: Vec<Cue>,
    forms: BTreeMap<Box<str>, usize>,
}

impl Cues {
    /// The shipped table, read once.
    pub(crate) fn shipped() -> &'static Self {
        static TABLE: OnceLock<Cues> = OnceLock::new();
        TABLE.get_or_init(|| Self::read(include_str!("../../../../data/cues.tsv")))
    }

    fn read(table: &'static str) -> Self {
        let mut all = Self::default();
        for line in table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            let mut fields = line.split('\t');
            let (Some(lemma), Some(class), Some(frames)) = (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let irregular = fields.next().unwrap_or("");
            let class = match class {
                "speech" => Class::Speech,
                "act" => Class::Act,
                "show" => Class::Show,
                "think" => Class::Think,
                _ => Class::Plan,
            };
            let at = all.cues.iter().position(|c| c.lemma == lemma).unwrap_or(all.cues.len());
            if at == all.cues.len() {
                all.cues.push(Cue { lemma, rows: Vec::new() });
                for form in inflect(lemma, irregular) {
                    all.forms.entry(form.into()).or_insert(at);
                }
            }
            all.cues[at].rows.push(row(class, frames));
        }
        all
    }

    /// The cue that has `form` (lower case) among its forms.
    pub(crate) fn by_form(&self, form: &str) -> Option<&Cue> {
        self.forms.get(form).and_then(|i| self.cues.get(*i))
    }
}

fn row(class: Class, frames: &'static str) -> Row {
    let has = |f: &str| frames.split(' ').any(|x| x == f);
    Row {
        class,
        clause: has("c"),
        quote: has("q"),
        object: has("o"),
        object_as: has("a"),
        infinitive: has("t"),
        audience: has("A"),
        object_infinitive: has("T"),
        prepositions: frames.split(' ').filter_map(|f| f.strip_prefix("p:")).collect(),
    }
}

/// The forms of a verb. Irregular past and participle are given; a given past in "…tted" also doubles the gerund.
fn inflect(lemma: &str, irregular: &str) -> Vec<String> {
    let given: Vec<&str> = irregular.split(' ').filter(|w| !w.is_empty()).collect();
    let stem = lemma.strip_suffix('e');
    let consonant_y = lemma.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u']));
    let third = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if lemma.ends_with("ss") || lemma.ends_with("sh") || lemma.ends_with("ch") => {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    };
    let doubled = given
        .first()
        .and_then(|p| p.strip_suffix("ed"))
        .filter(|p| p.len() == lemma.len() + 1 && p.starts_with(lemma));
    let gerund = match (doubled, stem) {
        (Some(d), _) => format!("{d}ing"),
        (None, Some(s)) if !s.ends_with('e') => format!("{s}ing"),
        _ if lemma == "begin" => "beginning".to_owned(),
        _ => format!("{lemma}ing"),
    };
    let regular = match (stem, consonant_y) {
        (Some(s), _) => format!("{s}ed"),
        (None, Some(s)) => format!("{s}ied"),
        _ => format!("{lemma}ed"),
    };
    let mut forms = vec![lemma.to_owned(), third, gerund];
    if given.is_empty() || doubled.is_some() {
        forms.push(regular);
    }
    forms.extend(given.iter().map(|g| (*g).to_owned()));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_lemma() {
        let cues = Cues::shipped();
        for (form, lemma) in [
            ("says", "say"),
            ("said", "say"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("writing", "write"),
            ("admitting", "admit"),
            ("stresses", "stress"),
            ("begun", "begin"),
            ("agreeing", "agree"),
            ("casting", "cast"),
        ] {
            assert_eq!(cues.by_form(form).map(|c| c.lemma), Some(lemma), "{form}");
        }
        assert!(cues.by_form("table").is_none());
    }

    #[test]
    fn tell_has_an_audience_and_describe_an_as() {
        let cues = Cues::shipped();
        assert!(cues.by_form("told").unwrap().spoken(|r| r.audience));
        assert!(cues.by_form("describing").unwrap().spoken(|r| r.object_as));
        assert_eq!(cues.by_form("wants").unwrap().class(|r| r.infinitive), Some(Class::Plan));
    }
}

//! Verbs and adjectives that pass their subject on to a to-infinitive: "is set to meet", "agreed to meet".

use std::sync::OnceLock;

use facts::hash::Map;

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/catenatives.tsv"));

/// How the word stands before its infinitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// "agreed to meet".
    Active,
    /// "is expected to meet".
    Passive,
    /// "is ready to meet".
    Adjective,
}

/// Whether `lemma` in `form` is a catenative, and whether what follows is planned.
pub(super) fn look_up(lemma: &str, form: Form) -> Option<bool> {
    static FOUND: OnceLock<Map<(&'static str, Form), bool>> = OnceLock::new();
    FOUND.get_or_init(|| TABLE.lines().filter_map(row).collect()).get(&(lemma, form)).copied()
}

fn row(line: &'static str) -> Option<((&'static str, Form), bool)> {
    let mut fields = line.split('\t');
    let lemma = fields.next()?;
    let form = match fields.next()? {
        "active" => Form::Active,
        "passive" => Form::Passive,
        "adjective" => Form::Adjective,
        _ => return None,
    };
    Some(((lemma, form), fields.next()? == "yes"))
}

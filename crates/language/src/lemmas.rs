//! Base forms: the infinitive of a verb form, the singular of a noun.

use std::sync::OnceLock;

use facts::hash::{Map, Set};

const VERBS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/verbs.tsv"));
const IRREGULAR_VERBS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/irregular_verbs.tsv"));
const IRREGULAR_NOUNS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/irregular_nouns.tsv"));

/// The infinitive of a verb form in lower case: "met" and "meeting" give "meet".
#[must_use]
pub fn verb(form: &str) -> Box<str> {
    static IRREGULAR: OnceLock<Map<&'static str, &'static str>> = OnceLock::new();
    let irregular = IRREGULAR.get_or_init(|| pairs(IRREGULAR_VERBS));
    if let Some(lemma) = irregular.get(form) {
        return (*lemma).into();
    }
    if is_verb(form) {
        return form.into();
    }
    // "re-opened", "co-chaired": the last part is the verb.
    if let Some((head, tail)) = form.rsplit_once('-')
        && !tail.is_empty()
    {
        return format!("{head}-{}", verb(tail)).into_boxed_str();
    }
    regular(form).into_boxed_str()
}

/// The singular of a noun form in lower case: "envoys" gives "envoy".
#[must_use]
pub fn singular(form: &str) -> Box<str> {
    static IRREGULAR: OnceLock<Map<&'static str, &'static str>> = OnceLock::new();
    if let Some(lemma) = IRREGULAR.get_or_init(|| pairs(IRREGULAR_NOUNS)).get(form) {
        return (*lemma).into();
    }
    if !form.is_ascii()
        || form.len() < 4
        || form.ends_with("ss")
        || form.ends_with("us")
        || form.ends_with("is")
    {
        return form.into();
    }
    if let Some(stem) = form.strip_suffix("ies") {
        return format!("{stem}y").into_boxed_str();
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] {
        if form.ends_with(ending) {
            return form[..form.len() - 2].into();
        }
    }
    form.strip_suffix('s').unwrap_or(form).into()
}

fn is_verb(form: &str) -> bool {
    static KNOWN: OnceLock<Set<&'static str>> = OnceLock::new();
    KNOWN.get_or_init(|| VERBS.lines().filter(|l| !l.starts_with('#')).collect()).contains(form)
}

fn pairs(table: &'static str) -> Map<&'static str, &'static str> {
    table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect()
}

/// The infinitive of a regular form: the first base that is a known verb, else the likeliest by spelling.
fn regular(form: &str) -> String {
    if let Some(stem) = form.strip_suffix("ies").or_else(|| form.strip_suffix("ied"))
        && stem.len() > 1
    {
        return format!("{stem}y");
    }
    let (stem, s) = match form {
        f if f.len() > 5 && f.ends_with("ing") => (&f[..f.len() - 3], false),
        f if f.len() > 3 && f.ends_with("ed") => (&f[..f.len() - 2], false),
        f if f.len() > 3 && f.ends_with("es") => (&f[..f.len() - 2], true),
        f if f.len() > 2 && f.ends_with('s') && !f.ends_with("ss") => return f[..f.len() - 1].to_owned(),
        f => return f.to_owned(),
    };
    let with_e = format!("{stem}e");
    let single = doubled(stem).map(|n| stem[..n].to_owned());
    // A short stem would have doubled its last letter: "hoping" is of "hope", "hopping" of "hop".
    let (first, second) = if !s && is_short(stem) { (&*with_e, stem) } else { (stem, &*with_e) };
    let candidates = [Some(first.to_owned()), Some(second.to_owned()), single.clone()];
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|e| stem.ends_with(e));
    if s && !sibilant {
        return with_e;
    }
    if let Some(known) = candidates.into_iter().flatten().find(|c| is_verb(c) || is_verb(without_prefix(c))) {
        return known;
    }
    match single {
        Some(single) if !s && !stem.ends_with("ll") && !stem.ends_with("ss") => single,
        _ if !s && wants_e(stem) => with_e,
        _ => stem.to_owned(),
    }
}

/// "take" in "overtake".
fn without_prefix(verb: &str) -> &str {
    ["over", "under", "out", "mis", "dis", "re", "un", "fore"]
        .iter()
        .find_map(|p| verb.strip_prefix(p))
        .unwrap_or("")
}

/// Consonants, one vowel, one consonant: "hop", "plan".
fn is_short(stem: &str) -> bool {
    let vowel = |b: &u8| b"aeiou".contains(b);
    let bytes = stem.as_bytes();
    let [.., before, v, last] = bytes else { return false };
    bytes.iter().filter(|b| vowel(b)).count() == 1
        && vowel(v)
        && !vowel(before)
        && !b"aeiouwxy".contains(last)
}

/// Length without the last letter where the last two are the same consonant.
fn doubled(stem: &str) -> Option<usize> {
    let bytes = stem.as_bytes();
    let [.., a, b] = bytes else { return None };
    (a == b && a.is_ascii_lowercase() && !b"aeiou".contains(a)).then(|| stem.len() - 1)
}

/// Endings that are hardly ever the end of a verb without "e".
fn wants_e(stem: &str) -> bool {
    [
        "at", "iz", "is", "iv", "v", "c", "dg", "ng", "rg", "ur", "ir", "ut", "uc", "bl", "pl", "tl", "dl",
        "gl", "kl", "s",
    ]
    .iter()
    .any(|e| stem.ends_with(e))
        && !["eat", "oat", "ss"].iter().any(|e| stem.ends_with(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs() {
        for (form, lemma) in [
            ("met", "meet"),
            ("meeting", "meet"),
            ("said", "say"),
            ("agreed", "agree"),
            ("planned", "plan"),
            ("hoping", "hope"),
            ("scheduled", "schedule"),
            ("urges", "urge"),
            ("reaches", "reach"),
            ("denied", "deny"),
            ("pledging", "pledge"),
            ("refused", "refuse"),
            ("visited", "visit"),
            ("controlled", "control"),
            ("pushing", "push"),
            ("pressed", "press"),
            ("is", "be"),
            ("having", "have"),
            ("re-opened", "re-open"),
            ("gallivanted", "gallivant"),
            ("defenestrated", "defenestrate"),
            ("tweeting", "tweet"),
            ("added", "add"),
            ("calling", "call"),
            ("goes", "go"),
            ("discussed", "discuss"),
            ("offers", "offer"),
            ("seizes", "seize"),
            ("hopes", "hope"),
            ("overtaking", "overtake"),
            ("reopened", "reopen"),
        ] {
            assert_eq!(&*verb(form), lemma, "{form}");
        }
    }

    #[test]
    fn nouns() {
        for (form, lemma) in [
            ("envoys", "envoy"),
            ("countries", "country"),
            ("crises", "crisis"),
            ("sanctions", "sanction"),
            ("losses", "loss"),
            ("bus", "bus"),
            ("businessmen", "businessman"),
            ("press", "press"),
            ("cases", "case"),
            ("speeches", "speech"),
            ("people", "person"),
            ("allies", "ally"),
            ("boxes", "box"),
            ("judges", "judge"),
        ] {
            assert_eq!(&*singular(form), lemma, "{form}");
        }
    }
}

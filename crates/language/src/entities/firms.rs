//! A company or body by the first word of its name: "Corvane" for Corvane Foods. Only where one body of the article
//! begins so, and nobody and nothing else has that name.

use std::collections::{BTreeMap, BTreeSet};

use model::record::EntityKind;

use super::draft::Draft;

/// First words of bodies, with the body's full name as printed.
pub(super) type Firms = BTreeMap<String, String>;

/// The bodies of the article that may go by their first word.
pub(super) fn find(draft: &Draft<'_>) -> Firms {
    let words = draft.words;
    let names = &draft.analysis().names;
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for name in names {
        let (first, last) = (name.tokens.start, name.tokens.end - 1);
        match name.kind() {
            Some(EntityKind::Person) if name.tokens.len() > 1 => _ = taken.insert(words.norm(last)),
            _ if name.tokens.len() == 1 && name.fact.is_some() => _ = taken.insert(words.norm(first)),
            Some(EntityKind::Organisation) if name.tokens.len() > 1 && name.fact.is_none() => {
                let plain =
                    words.norm(first).len() >= 4 && !words.acronym(first) && !is_kind_word(words.norm(first));
                if plain && facts::name_word(words.norm(last)).body {
                    let full = draft.text(name.tokens.clone()).to_owned();
                    found.entry(words.norm(first).to_owned()).or_default().insert(full);
                }
            }
            _ => {}
        }
    }
    found.retain(|first, all| all.len() == 1 && !taken.contains(first.as_str()));
    if found.is_empty() {
        return Firms::new();
    }
    // "National" of the National Office is a word of the language, seen small elsewhere.
    for i in 0..crate::analysis::to_u32(draft.analysis().tokens.len()) {
        if !words.capital(i) {
            found.remove(words.norm(i));
        }
    }
    found.into_iter().filter_map(|(first, all)| Some((first, all.into_iter().next()?))).collect()
}

/// Adjectives that open the names of offices.
fn is_kind_word(norm: &str) -> bool {
    matches!(
        norm,
        "national"
            | "central"
            | "federal"
            | "international"
            | "supreme"
            | "royal"
            | "united"
            | "general"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "first"
            | "public"
            | "state"
            | "world"
            | "european"
            | "global"
    )
}

/// The full name of the body that token `i` may stand for.
pub(super) fn at<'f>(firms: &'f Firms, draft: &Draft<'_>, i: u32) -> Option<&'f str> {
    firms.get(draft.words.norm(i)).filter(|_| draft.words.capital(i)).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::super::tests::mentions;

    #[test]
    fn a_company_by_its_first_word() {
        let text = "Corvalle Foods offered ten talers. Corvalle wants an answer, and Corvalle's shares fell.";
        assert_eq!(mentions(text, "Corvalle Foods"), ["Corvalle Foods", "Corvalle", "Corvalle"]);
    }

    #[test]
    fn a_person_of_that_name_is_left_alone() {
        let text = "Corvalle Foods was bought by Karen Corvalle. Corvalle smiled.";
        assert_eq!(mentions(text, "Corvalle Foods"), ["Corvalle Foods"]);
    }
}

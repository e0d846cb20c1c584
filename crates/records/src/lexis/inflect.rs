//! The forms of an English word: plurals of a noun, inflections of a verb.
//!
//! Forms are made from the lemma when a profile is read, so that matching is a plain look-up. A form that no
//! speaker uses ("stoped" beside "stopped") does no harm: it is never met.

/// Verbs whose past forms no rule gives.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("be", &["is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "am"]),
    ("become", &["became"]),
    ("begin", &["began", "begun"]),
    ("bid", &["bid"]),
    ("break", &["broke", "broken"]),
    ("bring", &["brought"]),
    ("build", &["built"]),
    ("buy", &["bought"]),
    ("come", &["came"]),
    ("do", &["did", "done"]),
    ("draw", &["drew", "drawn"]),
    ("drive", &["drove", "driven"]),
    ("fall", &["fell", "fallen"]),
    ("feel", &["felt"]),
    ("fight", &["fought"]),
    ("find", &["found"]),
    ("freeze", &["froze", "frozen"]),
    ("get", &["got", "gotten"]),
    ("give", &["gave", "given"]),
    ("go", &["went", "gone"]),
    ("grow", &["grew", "grown"]),
    ("have", &["has", "had", "'ve"]),
    ("hear", &["heard"]),
    ("hold", &["held"]),
    ("keep", &["kept"]),
    ("lay", &["laid"]),
    ("lead", &["led"]),
    ("leave", &["left"]),
    ("lose", &["lost"]),
    ("make", &["made"]),
    ("meet", &["met"]),
    ("overcome", &["overcame"]),
    ("pay", &["paid"]),
    ("plead", &["pled"]),
    ("rise", &["rose", "risen"]),
    ("say", &["said"]),
    ("see", &["saw", "seen"]),
    ("seek", &["sought"]),
    ("sell", &["sold"]),
    ("send", &["sent"]),
    ("show", &["shown"]),
    ("speak", &["spoke", "spoken"]),
    ("spend", &["spent"]),
    ("stand", &["stood"]),
    ("stick", &["stuck"]),
    ("strike", &["struck"]),
    ("swear", &["swore", "sworn"]),
    ("take", &["took", "taken"]),
    ("tell", &["told"]),
    ("think", &["thought"]),
    ("understand", &["understood"]),
    ("win", &["won"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("withhold", &["withheld"]),
];

/// The word and its plurals.
#[must_use]
pub fn plurals(noun: &str) -> Vec<Box<str>> {
    let mut forms = vec![noun.into(), format!("{noun}s").into_boxed_str()];
    if sibilant(noun) {
        forms.push(format!("{noun}es").into());
    }
    if let Some(stem) = consonant_y(noun) {
        forms.push(format!("{stem}ies").into());
    }
    forms
}

/// The lemma and all its inflections.
#[must_use]
pub fn verb_forms(lemma: &str) -> Vec<Box<str>> {
    let mut forms = plurals(lemma);
    let mut add = |form: String| forms.push(form.into_boxed_str());
    if let Some(stem) = lemma.strip_suffix('e') {
        add(format!("{lemma}d"));
        add(format!("{stem}ing"));
        if let Some(stem) = stem.strip_suffix('i') {
            add(format!("{stem}ying"));
        }
    } else {
        add(format!("{lemma}ed"));
    }
    add(format!("{lemma}ing"));
    if let Some(stem) = consonant_y(lemma) {
        add(format!("{stem}ied"));
    }
    if let Some(last) = doubling(lemma) {
        add(format!("{lemma}{last}ed"));
        add(format!("{lemma}{last}ing"));
    }
    if lemma.ends_with('o') {
        add(format!("{lemma}es"));
    }
    if let Some((_, more)) = IRREGULAR.iter().find(|(l, _)| *l == lemma) {
        forms.extend(more.iter().map(|f| Box::from(*f)));
    }
    forms
}

fn sibilant(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end))
}

/// The word without a final y after a consonant.
fn consonant_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    stem.ends_with(|c: char| !"aeiou".contains(c)).then_some(stem)
}

/// The last letter, where it is doubled before -ed and -ing: one vowel before one consonant.
fn doubling(word: &str) -> Option<char> {
    let mut letters = word.chars().rev();
    let (last, before, third) = (letters.next()?, letters.next()?, letters.next()?);
    let vowel = |c: char| "aeiou".contains(c);
    (!vowel(last) && !"wxy".contains(last) && vowel(before) && !vowel(third)).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(lemma: &str, form: &str) -> bool {
        verb_forms(lemma).iter().any(|f| &**f == form)
    }

    #[test]
    fn regular_and_irregular_forms() {
        for (lemma, form) in [
            ("reject", "rejected"),
            ("accuse", "accusing"),
            ("deny", "denied"),
            ("rule", "ruled"),
            ("drop", "dropping"),
            ("withhold", "withheld"),
            ("push", "pushes"),
            ("be", "were"),
            ("veto", "vetoes"),
        ] {
            assert!(has(lemma, form), "{lemma} {form}");
        }
    }

    #[test]
    fn plurals_of_y_and_sibilants() {
        let forms = plurals("territory");
        assert!(forms.iter().any(|f| &**f == "territories"));
        assert!(plurals("tax").iter().any(|f| &**f == "taxes"));
        assert!(!plurals("day").iter().any(|f| &**f == "daies"));
    }
}

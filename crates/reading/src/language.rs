//! Which language a text is in, lightly: by its commonest words or its script. English is what is read for
//! records; a text in another language is kept and said to be unread.

use std::sync::LazyLock;

use facts::hash::Map;

/// Function words that tell languages of one script apart; none stands in two rows.
const WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "and", "of", "to", "in", "that", "was", "with", "for", "is", "has", "he", "said", "by",
            "from", "it", "have", "had", "are", "were", "be", "not", "this", "which", "will", "its", "they",
            "at", "as",
        ],
    ),
    (
        "fr",
        &["le", "les", "et", "dans", "du", "une", "pour", "qui", "est", "au", "avec", "sur", "ont", "pas"],
    ),
    (
        "de",
        &[
            "der", "und", "das", "mit", "den", "von", "nicht", "ist", "sich", "auf", "dem", "ein", "eine",
            "zu",
        ],
    ),
    ("es", &["el", "los", "las", "y", "por", "con", "una", "su", "para", "ha", "más", "fue", "lo"]),
    (
        "it",
        &["il", "di", "che", "della", "sono", "gli", "nel", "è", "ha detto", "alla", "anche", "non", "dei"],
    ),
    ("pt", &["o", "os", "não", "uma", "foi", "dos", "ao", "são", "pelo", "mais", "em", "da", "também"]),
    (
        "nl",
        &["het", "een", "van", "dat", "niet", "zijn", "voor", "werd", "ook", "naar", "aan", "heeft", "bij"],
    ),
    ("pl", &["w", "się", "na", "jest", "że", "nie", "z", "przez", "oraz", "był", "dla", "jak"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "olarak", "olduğunu", "dedi", "çok", "daha"]),
    ("sv", &["och", "att", "det", "som", "för", "på", "är", "av", "inte", "har", "ett"]),
    ("ro", &["și", "să", "în", "cu", "este", "pentru", "care", "din", "fost"]),
    ("cs", &["se", "že", "je", "podle", "který", "bylo", "řekl", "jsou", "při"]),
    ("id", &["yang", "dan", "di", "untuk", "dengan", "tidak", "akan", "pada", "ini", "dari"]),
];

/// The rows of each word.
static INDEX: LazyLock<Map<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut index: Map<&'static str, Vec<usize>> = Map::default();
    for (row, (_, words)) in WORDS.iter().enumerate() {
        for word in *words {
            index.entry(word).or_default().push(row);
        }
    }
    index
});

/// ISO 639-1 code, or `None` where the text is too short or too mixed to say.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let sample: String = text.chars().take(6000).collect();
    if let Some(code) = by_script(&sample) {
        return Some(code);
    }
    let mut scores: Vec<(usize, &'static str)> = WORDS.iter().map(|(code, _)| (0, *code)).collect();
    let mut words = 0;
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).take(800) {
        words += 1;
        for row in INDEX.get(word.to_lowercase().as_str()).into_iter().flatten() {
            scores[*row].0 += 1;
        }
    }
    scores.sort_by_key(|s| std::cmp::Reverse(s.0));
    let (best, code) = *scores.first()?;
    let second = scores.get(1).map_or(0, |s| s.0);
    // A twentieth of running text are such words in any language; a headline of names has none.
    (best >= 2 && best * 20 >= words && best > second + second / 3).then_some(code)
}

fn by_script(sample: &str) -> Option<&'static str> {
    // Every script that is told here stands beyond Latin.
    if sample.chars().all(|c| c < '\u{0370}' || matches!(c, '\u{2000}'..='\u{206F}')) {
        return None;
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count().max(1);
    let share = |range: std::ops::RangeInclusive<char>| {
        sample.chars().filter(|c| range.contains(c)).count() * 2 > letters
    };
    let kana = sample.chars().filter(|c| ('\u{3040}'..='\u{30FF}').contains(c)).count();
    if kana * 5 > letters {
        return Some("ja");
    }
    if share('\u{0400}'..='\u{04FF}') {
        let ukrainian = sample.chars().any(|c| matches!(c, 'і' | 'ї' | 'є' | 'ґ'));
        return Some(if ukrainian { "uk" } else { "ru" });
    }
    if share('\u{0600}'..='\u{06FF}') {
        let persian = sample.chars().any(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ'));
        return Some(if persian { "fa" } else { "ar" });
    }
    [
        ('\u{4E00}', '\u{9FFF}', "zh"),
        ('\u{AC00}', '\u{D7AF}', "ko"),
        ('\u{0590}', '\u{05FF}', "he"),
        ('\u{0370}', '\u{03FF}', "el"),
        ('\u{0900}', '\u{097F}', "hi"),
        ('\u{0E00}', '\u{0E7F}', "th"),
        ('\u{10A0}', '\u{10FF}', "ka"),
        ('\u{0530}', '\u{058F}', "hy"),
    ]
    .into_iter()
    .find(|(from, to, _)| share(*from..=*to))
    .map(|(_, _, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_tell_languages_apart() {
        assert_eq!(detect("The minister said that talks with the union will open on Monday."), Some("en"));
        assert_eq!(detect("Le ministre et les délégués sont dans une salle pour la réunion."), Some("fr"));
        assert_eq!(detect("Der Minister und die Delegation sind nicht mit dem Zug gekommen."), Some("de"));
        assert_eq!(detect("Министр заявил, что переговоры начнутся."), Some("ru"));
    }

    #[test]
    fn a_line_of_names_says_nothing() {
        assert_eq!(detect("Vienna Geneva Oslo"), None);
        assert_eq!(detect(""), None);
    }
}

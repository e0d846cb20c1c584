//! The layer takes any text: no panic, spans on character boundaries and in order, work linear in length.

use std::time::{Duration, Instant};

use model::Article;
use proptest::prelude::*;
use throughline_language::{Analysis, analyse};

fn read(text: &str) -> Analysis {
    analyse(&Article { text: text.to_owned(), ..Article::default() })
}

/// What holds of every analysis.
fn sound(a: &Analysis) {
    for token in &a.tokens {
        assert!(!token.span.slice(&a.text).is_empty(), "{token:?}");
        assert!((token.sentence as usize) < a.sentences.len());
    }
    assert!(a.tokens.windows(2).all(|w| w[0].span.end <= w[1].span.start), "tokens overlap");
    for (i, sentence) in a.sentences.iter().enumerate() {
        assert!(sentence.tokens.start < sentence.tokens.end);
        assert!(sentence.tokens.clone().all(|t| a.tokens[t as usize].sentence as usize == i));
    }
    for (i, np) in a.nps.iter().enumerate() {
        assert!(np.tokens.contains(&np.head));
        assert!(np.tokens.clone().all(|t| a.tokens[t as usize].np == Some(i as u32)));
    }
    for vg in &a.vgs {
        assert!(vg.tokens.contains(&vg.main));
        assert_eq!(vg.subject, vg.subjects.first().copied());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_characters(text in "\\PC{0,300}") {
        sound(&read(&text));
    }

    #[test]
    fn any_words_and_marks(words in prop::collection::vec(
        prop::sample::select(vec![
            "Varga", "Polk", "the", "envoy", "envoys", "said", "to", "meet", "will", "not", "is", "expected", "and", "who",
            "that", ",", ".", "\"", "“", "”", "'", "’s", "its", "a", "Thursday", "in", "Geneva", "U.S.", "Dr.", "—", "(", ")",
            "...", "?", "met", "meeting", "Polks", "No.", "10", "$5", "%", "\n", "or", "going", "have", "been", "``", "''", ",,",
        ]), 0..60), glue in prop::collection::vec(any::<bool>(), 60)) {
        let mut text = String::new();
        for (word, tight) in words.iter().zip(glue) {
            text.push_str(word);
            if !tight {
                text.push(' ');
            }
        }
        sound(&read(&text));
    }
}

#[test]
fn work_is_linear_in_length() {
    let units = [
        "a",
        "A",
        "\"",
        "'",
        "A ",
        "Oto and ",
        "Oto, ",
        "to meet and ",
        "\" ",
        "' ",
        ".",
        "U.S. ",
        "(",
        "-",
        "a-",
        "a.",
        "9,",
        "said ",
        "\n",
        "the ",
        "who met ",
        "A.",
        "http://",
    ];
    for unit in units {
        let time = |n: usize| {
            let text = unit.repeat(n);
            let at = Instant::now();
            sound(&read(&text));
            at.elapsed()
        };
        let (short, long) = (time(300), time(3_000));
        // Ten times the text may take forty times as long: far from the hundredfold of quadratic work.
        assert!(long < short * 40 + Duration::from_millis(400), "{unit:?}: {short:?}, {long:?}");
    }
}

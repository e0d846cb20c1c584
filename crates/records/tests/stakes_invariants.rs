//! What holds of the stakes of any text: evidence is a slice, references point somewhere, nothing panics.

use model::{Article, Block, BlockRole, Span, draft::Drafts};
use proptest::prelude::*;
use throughline_records::{self as records, profile::Profiles};

fn read(text: &str, profiles: &Profiles) -> Drafts {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            let span = Span::of(at..at + line.len());
            blocks.push(Block { role: BlockRole::Body, span, source: None, repeats: None });
        }
        at += line.len() + 1;
    }
    let article = Article { id: "a".into(), text: text.into(), blocks, ..Article::default() };
    records::extract(&article, &language::analyse(&article), profiles)
}

fn check(text: &str, drafts: &Drafts) {
    let slice = |span: &Span| assert!(!span.slice(text).trim().is_empty(), "{span:?} of {text:?}");
    for issue in &drafts.issues {
        assert!(!issue.mentions.is_empty() && !issue.rules.is_empty());
        for mention in &issue.mentions {
            slice(&mention.span);
            assert!(mention.span.contains(mention.label), "{mention:?}");
        }
    }
    let keys: Vec<&str> = drafts.issues.iter().map(|i| i.key.as_str()).collect();
    for position in &drafts.positions {
        position.evidence.iter().for_each(slice);
        slice(&position.party.span);
        if let model::draft::IssueRef::Key(key) = &position.issue {
            assert!(keys.contains(&key.as_str()), "{key}");
        }
    }
    drafts.levers.iter().for_each(|l| l.evidence.iter().chain([&l.what]).for_each(slice));
    drafts.proposals.iter().for_each(|p| p.evidence.iter().chain([&p.words]).for_each(slice));
    drafts.progress.iter().for_each(|p| p.evidence.iter().for_each(slice));
    drafts.figures.iter().for_each(|f| f.evidence.iter().for_each(slice));
}

/// Words that rules look for, so that random texts are not merely noise.
const WORDS: &[&str] = &[
    "Norway",
    "Chile",
    "the talks",
    "rejected",
    "said",
    "that",
    "a ceasefire",
    "imposed",
    "sanctions",
    "on",
    "one last issue",
    "remains",
    "unresolved",
    "20%",
    "of",
    "will not",
    "unless",
    "he",
    "they",
    "\u{201c}",
    "\u{201d}",
    ",",
    ".",
    "and",
    "nearly",
    "four-year",
    "war",
    "killed",
    "tens of thousands",
    "the issue of",
    "territory",
    "peace talks",
    "negotiators",
    "close to",
    "a deal",
    "its",
    "offer",
    "expires",
    "if",
    "both sides",
    "described",
    "as",
    "productive",
    "\n",
    "'s",
    "refusal to",
    "Ravi Molnar",
    "€5",
    "é",
    "—",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn stakes_of_any_words(picks in prop::collection::vec(0..WORDS.len(), 1..80)) {
        let text = picks.iter().map(|i| WORDS[*i]).collect::<Vec<_>>().join(" ");
        let profiles = Profiles::shipped();
        check(&text, &read(&text, &profiles));
    }

    #[test]
    fn stakes_of_any_text(text in "\\PC{0,200}") {
        check(&text, &read(&text, &Profiles::shipped()));
    }
}

#[test]
fn a_long_text_takes_time_in_proportion() {
    let sentence = |i: usize| {
        format!(
            "Norway rejected ceasefire {i}, and peace talks on the question of territory remain unresolved, said Ravi Molnar. "
        )
    };
    let profiles = Profiles::shipped();
    let time = |n: usize| {
        let text: String = (0..n).map(sentence).collect();
        let start = std::time::Instant::now();
        let drafts = read(&text, &profiles);
        assert!(!drafts.positions.is_empty());
        start.elapsed().as_secs_f64()
    };
    time(20);
    let (short, long) = (time(100), time(400));
    // Four times the text: well under the sixteen-fold of a quadratic rule.
    assert!(long < short * 10.0 + 1.0, "{short} {long}");
}

//! Meetings, talks, calls, visits and trips: found clause by clause, then joined into the meetings of the article.

mod added;
mod carrier;
#[cfg(test)]
mod cases;
pub(crate) mod clause;
mod compounds;
mod extent;
mod join;
pub(crate) mod lexicon;
mod mention;
pub(crate) mod parties;
pub(crate) mod place;
mod process;
mod spoken;
pub(crate) mod status;
pub(crate) mod timing;
mod trigger;
mod who;

use language::{Analysis, Sentence};
use model::{BlockRole, draft::Drafts};

use crate::Context;
use clause::{Clause, Opener};
use mention::{Around, Found};
use trigger::{Kind, Trigger};

/// Adds what it finds to `drafts`.
pub fn find(context: &Context<'_>, drafts: &mut Drafts) {
    let an = context.analysis;
    let spoken = spoken::Spoken::new(&drafts.statements);
    let compounds = compounds::Compounds::new(an);
    let mut found = Vec::new();
    for (index, sentence) in an.sentences.iter().enumerate() {
        if is_told(sentence) {
            let around = Around {
                an,
                spoken: &spoken,
                compounds: &compounds,
                sentence: language::analysis::to_u32(index),
                tokens: &sentence.tokens,
                headline: matches!(sentence.role, BlockRole::Title | BlockRole::Heading),
                repeated: sentence.repeated,
            };
            read_sentence(around, sentence, &mut found);
        }
    }
    drafts.meetings = join::join(an, found);
}

fn is_told(sentence: &Sentence) -> bool {
    !matches!(sentence.role, BlockRole::Boilerplate | BlockRole::Byline | BlockRole::Dateline)
}

fn read_sentence(around: Around<'_>, sentence: &Sentence, found: &mut Vec<Found>) {
    let mut before: Vec<(Clause, Vec<Trigger>)> = Vec::new();
    for clause in clause::clauses(around.an, sentence) {
        if clause.opener == Opener::Whether {
            continue;
        }
        if let Some(process) = process::read(around, &clause) {
            found.push(process);
            continue;
        }
        let triggers = trigger::find(around.an, &clause.tokens, around.headline);
        for (part, triggers) in parted(around.an, &clause, &triggers) {
            if let Some(mut new) = mention::read(around, &part, triggers) {
                added::series(around.an, &before, &mut new, found);
                match found.last_mut().filter(|last| added::continues(last, &new)) {
                    Some(last) => added::absorb(last, new),
                    None => found.push(new),
                }
            }
            before.push((part, triggers.to_vec()));
        }
    }
    added::representatives(around.an, around.sentence, sentence, found);
}

/// One clause speaks of one meeting, unless its verb orders two: "the visit follows talks in Oslo".
fn parted<'t>(an: &Analysis, clause: &Clause, triggers: &'t [Trigger]) -> Vec<(Clause, &'t [Trigger])> {
    let orders =
        |t: &Trigger| matches!(t.kind, Kind::Noun(_)).then(|| ordering_verb(an, clause, t.at)).flatten();
    let cut = triggers.first().and_then(orders).filter(|cut| triggers.iter().any(|t| t.at > *cut));
    let Some(cut) = cut else { return vec![(clause.clone(), triggers)] };
    let at = triggers.partition_point(|t| t.at < cut);
    let first = Clause { tokens: clause.tokens.start..cut + 1, opener: clause.opener };
    let second = Clause { tokens: cut + 1..clause.tokens.end, opener: Opener::After };
    vec![(first, &triggers[..at]), (second, &triggers[at..])]
}

fn ordering_verb(an: &Analysis, clause: &Clause, after: u32) -> Option<u32> {
    (after + 1..clause.tokens.end).find(|i| {
        let vg = an.tokens.get(*i as usize).and_then(|t| t.vg).and_then(|v| an.vgs.get(v as usize));
        vg.is_some_and(|v| v.main == *i && lexicon::verb(&v.lemma, "order").is_some())
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The analysis of a text of one body block.
    pub(crate) fn analysed(text: &str) -> Analysis {
        language::analyse(&article(text))
    }

    pub(crate) fn article(text: &str) -> model::Article {
        let end = u32::try_from(text.len()).unwrap();
        model::Article {
            id: "a".into(),
            text: text.into(),
            blocks: vec![model::Block {
                role: BlockRole::Body,
                span: model::Span::new(0, end),
                source: None,
                repeats: None,
            }],
            ..model::Article::default()
        }
    }
}

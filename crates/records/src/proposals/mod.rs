//! Offers and drafts of an agreement: who puts what on the table, how it stands, when it lapses.

use model::{
    Span,
    draft::{Drafts, Party, ProposalDraft},
    record::ProposalStatus,
};

use crate::{
    lexis::{Phrase, View, noun_phrase},
    parties::{Force, force, holder, joint, phrase_ending, subject},
    stakes::Ground,
};

const NOUNS: &[&str] = &[
    "offer",
    "proposal",
    "plan",
    "draft",
    "bid",
    "blueprint",
    "counteroffer",
    "counterproposal",
    "ultimatum",
    "package",
];

/// Adds what it finds to `drafts`.
pub(crate) fn find(ground: &Ground<'_>, drafts: &mut Drafts) {
    if ground.profile.is_none() {
        return;
    }
    for view in &ground.views {
        if !ground.is_told(view.sentence) || ground.repeated(view.sentence) {
            continue;
        }
        let found: Vec<ProposalDraft> =
            (0..view.len()).filter_map(|at| proposal(ground, view, drafts, at)).collect();
        for proposal in found {
            let text = &ground.context.analysis.text;
            let same = drafts
                .proposals
                .iter_mut()
                .find(|p| p.words.slice(text) == proposal.words.slice(text) && p.status == proposal.status);
            match same {
                Some(known) => known.evidence.extend(proposal.evidence),
                None => drafts.proposals.push(proposal),
            }
        }
    }
}

/// A noun of offering with somebody who offers, or with a word on how it stands.
fn proposal(ground: &Ground<'_>, view: &View<'_>, drafts: &Drafts, at: usize) -> Option<ProposalDraft> {
    let noun = view.norm(at).trim_end_matches('s');
    if !NOUNS.contains(&noun)
        || !matches!(view.tag(at), "NN" | "NNS")
        || matches!(view.tag(at + 1), "NN" | "NNS")
    {
        return None;
    }
    let phrase = phrase_ending(view, at + 1)?;
    let end = with_complement(view, phrase);
    let standing = status(view, phrase, end);
    let by = owner(ground, view, phrase).or_else(|| offerer(ground, view, phrase));
    let expires = expiry(view, end);
    let version = (phrase.from..at).find(|i| {
        matches!(view.norm(*i), "latest" | "new" | "revised" | "final" | "first" | "second" | "updated")
            || view.norm(*i).ends_with("-point")
    });
    // "its insurance plan" is no offer; "its plan for joint patrols" and "the plan was rejected" are.
    let firm =
        matches!(noun, "offer" | "proposal" | "draft" | "counteroffer" | "counterproposal" | "ultimatum");
    let laid_out = standing.is_some() || expires.is_some() || end > phrase.to;
    if !(by.is_some() && (firm || laid_out) || firm && (standing.is_some() || expires.is_some())) {
        return None;
    }
    let (from, to) = (phrase.from, end.max(clause_end(view, end)));
    let clause = view.span(from, to);
    let issues = drafts
        .issues
        .iter()
        .filter(|i| i.mentions.iter().any(|m| m.span.overlaps(clause)))
        .map(|i| i.key.clone());
    Some(ProposalDraft {
        by,
        to: recipient(ground, view, end).into_iter().collect(),
        words: view.span(from, view.with_scrap(from, end)),
        issues: issues.collect(),
        version: version.map(|_| view.span(phrase.from, at + 1)),
        status: standing.unwrap_or(ProposalStatus::Offered),
        expires,
        conditions: condition(view, end).into_iter().collect(),
        evidence: vec![clause],
        rules: vec!["proposal-noun".to_owned()],
    })
}

/// "a plan for joint patrols", "a proposal to share the port".
fn with_complement(view: &View<'_>, phrase: Phrase) -> usize {
    match view.norm(phrase.to) {
        "for" | "on" | "of" => noun_phrase(view, phrase.to + 1).map_or(phrase.to, |p| p.to),
        "to" if view.tag(phrase.to + 1) == "VB" => {
            noun_phrase(view, phrase.to + 2).map_or(phrase.to, |p| p.to)
        }
        _ => phrase.to,
    }
}

/// "Trump's proposal", "the US offer".
fn owner(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Option<Party> {
    if view.tag(phrase.from) == "PRP$" {
        return None;
    }
    (phrase.from..phrase.head).rev().filter(|i| !view.norm(*i).contains('-')).find_map(|i| {
        let entity = view.entity(i)?;
        let alone = Phrase { from: i, to: i + 1, head: i };
        let owns = view.tag(i + 1) == "POS"
            || (i + 1..=phrase.head).all(|k| {
                view.tag(k).starts_with("NN") || view.tag(k).starts_with("JJ") || view.tag(k) == "CD"
            });
        let party = holder(ground, view, alone)?;
        (owns && party.entity == Some(entity)).then_some(party)
    })
}

/// The subject of "offered", "presented", "tabled" right before the phrase.
fn offerer(ground: &Ground<'_>, view: &View<'_>, phrase: Phrase) -> Option<Party> {
    let verb = (phrase.from.saturating_sub(3)..phrase.from).rev().find(|i| {
        matches!(
            view.norm(*i),
            "offered"
                | "presented"
                | "tabled"
                | "floated"
                | "submitted"
                | "unveiled"
                | "proposed"
                | "made"
                | "offers"
                | "presents"
                | "submits"
                | "announced"
                | "drafted"
        )
    })?;
    match force(view, verb) {
        Force::Loose => None,
        _ => subject(view, verb).and_then(|s| joint(ground, view, s).first().copied()),
    }
}

/// How it stands, by the verb on it.
fn status(view: &View<'_>, phrase: Phrase, end: usize) -> Option<ProposalStatus> {
    let low = phrase.from.saturating_sub(3);
    let before = (low..phrase.from).map(|i| view.norm(i));
    let after = (end..(end + 5).min(view.len()))
        .take_while(|i| !matches!(view.norm(*i), "," | "." | ";"))
        .map(|i| view.norm(i));
    before.chain(after).find_map(|w| match w {
        "accepted" | "accept" | "accepts" | "approved" | "ratified" | "accepting" | "endorsed" => {
            Some(ProposalStatus::Accepted)
        }
        "rejected" | "reject" | "rejects" | "rejecting" | "dismissed" | "refused" | "spurned"
        | "rebuffed" => Some(ProposalStatus::Rejected),
        "withdrew" | "withdrawn" | "withdraw" | "withdraws" | "shelved" | "dropped" => {
            Some(ProposalStatus::Withdrawn)
        }
        "expired" | "lapsed" => Some(ProposalStatus::Expired),
        "floated" | "floating" | "mooted" | "suggested" | "considering" => Some(ProposalStatus::Floated),
        "offered" | "presented" | "tabled" | "submitted" | "proposed" | "unveiled" | "present" => {
            Some(ProposalStatus::Offered)
        }
        _ => None,
    })
}

/// "expires on Friday", "would not remain indefinitely on the table".
fn expiry(view: &View<'_>, end: usize) -> Option<Span> {
    let stop = clause_end(view, end);
    let at = (end..stop).find(|i| {
        matches!(view.norm(*i), "expire" | "expires" | "expired" | "lapse" | "lapses" | "valid")
            || (view.norm(*i) == "table"
                && (end..stop).any(|k| matches!(view.norm(k), "not" | "n't" | "until")))
    })?;
    let from = (end..at)
        .find(|i| matches!(view.norm(*i), "would" | "will" | "not" | "remain" | "is" | "are"))
        .unwrap_or(at);
    Some(view.span(from, stop))
}

fn recipient(ground: &Ground<'_>, view: &View<'_>, end: usize) -> Option<Party> {
    if !matches!(view.norm(end), "to") {
        return None;
    }
    noun_phrase(view, end + 1).and_then(|p| holder(ground, view, p))
}

fn condition(view: &View<'_>, from: usize) -> Option<Span> {
    let stop = view.len();
    let at = (from..stop).find(|i| {
        matches!(view.norm(*i), "if" | "unless" | "provided")
            || (view.norm(*i) == "on" && view.norm(i + 1) == "condition")
    })?;
    Some(view.span(at, clause_end(view, at + 1)))
}

fn clause_end(view: &View<'_>, at: usize) -> usize {
    (at..view.len())
        .find(|i| matches!(view.norm(*i), "," | ";" | "." | "—" | "but" | "while" | "although" | "though"))
        .unwrap_or(view.len())
}

#[cfg(test)]
mod tests {
    use model::record::ProposalStatus;

    use crate::stakes::testing::Reading;

    #[test]
    fn whose_offer_and_how_it_stands() {
        let reading = Reading::negotiation("Chile rejected Norway's proposal for joint patrols.");
        let proposal = &reading.drafts.proposals[0];
        assert_eq!(reading.words(proposal.words), "Norway's proposal for joint patrols");
        assert_eq!(proposal.status, ProposalStatus::Rejected);
        assert!(proposal.by.is_some());
    }

    #[test]
    fn an_offer_that_lapses() {
        let reading = Reading::negotiation("Norway's offer will expire on Friday, he said.");
        let expires = reading.drafts.proposals[0].expires.unwrap();
        assert!(reading.words(expires).contains("expire on Friday"));
    }

    #[test]
    fn an_insurance_plan_is_no_offer() {
        assert!(Reading::negotiation("Norway's insurance plan covers sailors.").drafts.proposals.is_empty());
    }
}

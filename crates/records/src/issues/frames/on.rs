//! "talks on X", "gaps over X and Y", "talks broke down over X", "the deal depends on X".

use super::{Force, Frame, frame, list};
use crate::{
    issues::nouns::noun,
    lexis::{Phrase, View, noun_phrase},
};

/// Verbs whose object after a preposition is what is at stake, with the prepositions.
const TURN_ON: &[(&[&str], &[&str])] = &[
    (
        &[
            "hinge", "hinges", "hinged", "depend", "depends", "depended", "hang", "hangs", "stumble",
            "stumbled",
        ],
        &["on", "upon", "over"],
    ),
    (
        &[
            "differ",
            "differs",
            "differed",
            "disagree",
            "disagrees",
            "disagreed",
            "clash",
            "clashed",
            "argue",
            "argued",
            "quarrel",
            "quarrelled",
            "squabble",
            "feud",
            "wrangle",
            "haggle",
            "haggling",
            "bicker",
        ],
        &["on", "over", "about"],
    ),
    (
        &[
            "negotiate",
            "negotiates",
            "negotiated",
            "negotiating",
            "bargain",
            "bargaining",
            "compromise",
            "vote",
            "votes",
            "voted",
            "voting",
        ],
        &["on", "over", "about"],
    ),
    (
        &[
            "down",
            "apart",
            "collapsed",
            "stalled",
            "deadlocked",
            "foundered",
            "faltered",
            "odds",
            "stuck",
            "loggerheads",
            "split",
            "divided",
            "strike",
            "out",
        ],
        &["over", "on"],
    ),
    (&["talk", "talked", "talking"], &["about"]),
    (&["deal", "dealt", "dealing"], &["with"]),
];

/// Verbs of settling by talk, in all forms.
const SETTLING: &[&str] = &[
    "discuss",
    "discussed",
    "discusses",
    "discussing",
    "negotiate",
    "negotiated",
    "negotiates",
    "negotiating",
    "resolve",
    "resolved",
    "resolves",
    "resolving",
    "settle",
    "settled",
    "settles",
    "settling",
    "mediate",
    "mediated",
    "mediating",
    "renegotiate",
    "renegotiated",
    "renegotiating",
    "debate",
    "debated",
    "debating",
    "tackle",
    "tackled",
    "broker",
    "brokered",
    "hammer",
    "hammered",
    "thrash",
    "iron",
    "ironed",
];

/// "talks on fishing rights", "gaps on pay and hours".
pub(super) fn talk_on(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    let class = noun(view.norm(at));
    let preposition = match view.norm(at + 1) {
        "on" | "over" | "about" => true,
        "with" => false,
        // "a discussion of the return of families"
        "of" => matches!(view.norm(at), "discussion" | "discussions" | "talk"),
        _ => false,
    };
    if !class.talk && !matches!(view.norm(at), "talk") || !preposition {
        return;
    }
    let force = if class.apart { Force::Says } else { Force::Proposes };
    for phrase in list(view, at + 2) {
        found.push(frame(view, phrase.from, phrase, force, "frame-talks-on"));
    }
}

/// "the deal hinges on the harbour", "the sides differ over pay", "talks broke down over the seat".
pub(super) fn turn_on(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    let (word, next) = (view.norm(at), view.norm(at + 1));
    if !TURN_ON.iter().any(|(verbs, prepositions)| verbs.contains(&word) && prepositions.contains(&next)) {
        return;
    }
    // "accepted the deal with a smile": only the verb deals with something.
    if word == "deal" && !view.tag(at).starts_with('V') && view.norm(at.saturating_sub(1)) != "to" {
        return;
    }
    // "a vote on Monday", "deal with it": times and pronouns are no phrase with force.
    let force = if matches!(word, "vote" | "votes" | "voted" | "voting" | "out") {
        Force::Proposes
    } else {
        Force::Says
    };
    for phrase in list(view, at + 2) {
        found.push(frame(view, phrase.from, phrase, force, "frame-turns-on"));
    }
}

/// "discussed the harbour", "to resolve the row over pay": what sides settle by talking.
pub(super) fn settled(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    if !SETTLING.contains(&view.norm(at)) || !view.tag(at).starts_with('V') {
        return;
    }
    let start = if matches!(view.norm(at + 1), "out" | "on" | "about") { at + 2 } else { at + 1 };
    for phrase in list(view, start) {
        // "an end to the violence": the violence is at stake.
        let inner = if noun(view.norm(phrase.head)).container
            && matches!(view.norm(phrase.to), "to" | "of" | "on" | "for")
        {
            noun_phrase(view, phrase.to + 1).unwrap_or(phrase)
        } else {
            phrase
        };
        found.push(frame(view, inner.from, inner, Force::Proposes, "frame-settled"));
    }
}

/// "the price dispute", "defence plan", "wage talks": the noun before says what is at stake.
pub(super) fn compound(view: &View<'_>, at: usize, found: &mut Vec<Frame>) {
    let class = noun(view.norm(at));
    let Some(before) = at.checked_sub(1).filter(|b| matches!(view.tag(*b), "NN" | "NNS")) else { return };
    if !(class.apart || class.talk)
        || !matches!(view.tag(at), "NN" | "NNS")
        || matches!(view.tag(at + 1), "NN" | "NNS")
    {
        return;
    }
    let mut from = before;
    while from > 0 && before - from < 3 && matches!(view.tag(from - 1), "NN" | "JJ") {
        from -= 1;
    }
    let phrase = Phrase { from, to: at, head: before };
    let force = if class.apart { Force::Says } else { Force::Proposes };
    found.push(Frame { label: (from, at + 1), ..frame(view, from, phrase, force, "frame-compound") });
}

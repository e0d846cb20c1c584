//! What a stance is about: the issue named in its clause, else the process; its condition, its clause.

use model::{Span, draft::IssueRef, record::Stance};

use super::named::{Mentioned, Named};
use crate::{
    issues::frames::{complement, list, passive_subject},
    lexis::{Found, View},
    profile::{PartyAt, Profile, StanceCue},
    stakes::Ground,
};

/// Words that begin another clause after a comma.
const TURNS: &[&str] = &[
    "while",
    "but",
    "although",
    "though",
    "whereas",
    "as",
    "saying",
    "adding",
    "warning",
    "arguing",
    "noting",
    "after",
    "because",
    "underscoring",
    "despite",
    "and",
    "casting",
    "insisting",
    "citing",
    "stressing",
    "calling",
];

/// One past the last view position of the clause that goes on at `at`.
pub(super) fn clause_end(view: &View<'_>, at: usize) -> usize {
    let mut i = at;
    while i < view.len() {
        let word = view.norm(i);
        let turn = word == ","
            && i + 1 < view.len()
            && (TURNS.contains(&view.norm(i + 1)) || view.tag(i + 1) == "VBG");
        let verb_follows = word == "and" && matches!(view.tag(i + 1), "VBD" | "VBZ" | "VBP" | "MD");
        let turn = turn || word == "," && new_clause(view, i + 1);
        if matches!(word, ";" | "." | "but" | "while" | "although" | "though" | "whereas")
            || turn
            || verb_follows
        {
            return i;
        }
        i += 1;
    }
    i
}

/// True where a clause with its own subject begins: "…, the talks collapsed".
fn new_clause(view: &View<'_>, at: usize) -> bool {
    matches!(view.tag(at), "PRP" | "DT" | "NNP" | "NNPS" | "NNS" | "PRP$")
        && (at + 1..at + 6)
            .take_while(|i| !matches!(view.norm(*i), "," | "and" | "who" | "which" | "that"))
            .any(|i| matches!(view.tag(i), "VBD" | "VBZ" | "VBP" | "MD"))
}

/// What a cue is about, and whether that is sure.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub(super) issue: IssueRef,
    pub(super) sure: bool,
}

/// The issue or the process that a cue is about. `from..end` is its clause.
pub(super) fn of(
    ground: &Ground<'_>,
    view: &View<'_>,
    named: &Named<'_>,
    cue: &Found<'_, StanceCue>,
    from: usize,
    end: usize,
) -> Option<About> {
    let found = issue(ground, view, named, cue, from, end).map(|issue| {
        let sure = issue != IssueRef::Process || !is_personal(cue) || near_talks(ground, view);
        About { issue, sure }
    });
    found.or_else(|| far_from_talks(ground, view, cue))
}

/// True for stances on what somebody is or has done, which are about the talks only beside words of talks.
fn is_personal(cue: &Found<'_, StanceCue>) -> bool {
    matches!(cue.value.stance, Stance::Blames | Stance::Accuses | Stance::Defers | Stance::Supports)
}

/// True where the sentence of `view`, or the one before it, speaks of talks.
fn near_talks(ground: &Ground<'_>, view: &View<'_>) -> bool {
    let near = [Some(view.sentence), view.sentence.checked_sub(1)];
    near.into_iter().flatten().any(|s| ground.cues(s).of_process())
}

/// A side's plain yes, no or demand on something that nobody names as an issue is about the talks; far from any talks it
/// is as a rule about something that no table knows.
fn far_from_talks(ground: &Ground<'_>, view: &View<'_>, cue: &Found<'_, StanceCue>) -> Option<About> {
    let kind = ground.profile.is_some_and(|p| p.of_kind() || ground.cues(view.sentence).of_process());
    let sure = near_talks(ground, view);
    (is_plain(view, cue) && kind).then_some(About { issue: IssueRef::Process, sure })
}

/// True for a plain yes, no, demand or offer of a subject. Who offers condolences, wants a rest or insists that it rains has
/// taken no side in them.
fn is_plain(view: &View<'_>, cue: &Found<'_, StanceCue>) -> bool {
    let vague = ["want", "insist"].iter().any(|w| view.norm(cue.start).starts_with(w));
    let open = matches!(view.norm(cue.end), "to" | "that") || matches!(view.norm(cue.end - 1), "to");
    cue.value.party == PartyAt::Subject
        && match cue.value.stance {
            Stance::Demands | Stance::Rejects | Stance::Denies | Stance::Accepts => !vague,
            Stance::Offers => open,
            _ => false,
        }
}

/// The issue or the process that a cue is about, as its sentence names it.
fn issue(
    ground: &Ground<'_>,
    view: &View<'_>,
    named: &Named<'_>,
    cue: &Found<'_, StanceCue>,
    from: usize,
    end: usize,
) -> Option<IssueRef> {
    let clause = view.span(from, end);
    let Mentioned { known: near, proposed } = named.at(view.sentence);
    let at = view.span(cue.start, cue.end);
    let inside = |span: Span| clause.overlaps(span);
    let after = near.iter().filter(|(s, _)| inside(*s) && s.end > at.start).min_by_key(|(s, _)| s.start);
    let before = near.iter().filter(|(s, _)| inside(*s) && s.end <= at.start).max_by_key(|(s, _)| s.end);
    let key = |m: &(Span, &str)| IssueRef::Key(m.1.to_owned());
    // A doubt or a hope in a sentence without talks and issues is about something else.
    let stake = !near.is_empty() || ground.cues(view.sentence).of_process();
    // But who says of himself that he is hopeful speaks of the matter at hand.
    let bare =
        end <= cue.end + 1 && cue.value.stance == Stance::Optimistic && ground.statement_at(at).is_some();
    let unsaid = cue.value.process && cue.value.party != PartyAt::Speaker;
    if unsaid && !bare && !stake {
        return None;
    }
    if cue.value.process {
        // Hope and doubt are about the talks, unless they name their object ("confident of the guarantees") or
        // their subject ("the guarantees moved the talks forward").
        let after = after
            .filter(|(s, k)| *k != "unnamed-several" && (close_by(view, cue, *s) || *k == "unnamed-last"));
        let before = before.filter(|(s, k)| *k != "unnamed-several" && leads_to(ground, view, *s, cue.start));
        return Some(after.or(before).map_or(IssueRef::Process, key));
    }
    // What the words take as their object, before anything else that stands near.
    if cue.value.party != PartyAt::Speaker
        && let Some(profile) = ground.profile
        && let Some(found) = taken(profile, view, cue.start, cue.end, &near.iter().chain(proposed))
    {
        return Some(if found.1 == "unnamed-several" { IssueRef::Process } else { key(found) });
    }
    if let Some(found) = after.or(before) {
        return Some(if found.1 == "unnamed-several" { IssueRef::Process } else { key(found) });
    }
    if cue.value.party == PartyAt::Subject
        && matches!(cue.value.stance, Stance::Offers | Stance::Demands | Stance::Accepts | Stance::Rejects)
        && let Some(key) = ground.profile.and_then(|p| sums(p, view, cue.end, end))
    {
        return Some(IssueRef::Key(key));
    }
    let spoken = cue.value.party == PartyAt::Speaker;
    let process = ground.cues(view.sentence).process.iter().any(|w| {
        inside(view.span(w.start, w.end)) && (spoken || (w.start >= cue.start && w.start <= cue.end + 9))
    });
    let personal = match cue.value.stance {
        Stance::Blames | Stance::Accuses | Stance::Defers => true,
        // Thanks and welcome to somebody in the story; who embraces or holds somebody takes no side.
        Stance::Supports if cue.value.party != PartyAt::Owner && !is_of_the_body(view.norm(cue.start)) => {
            (cue.end..(cue.end + 6).min(end)).any(|i| view.entity(i).is_some())
        }
        _ => false,
    };
    // What the stance takes as its object, where no profile knows it, before whom it is addressed to.
    let object = proposed
        .iter()
        .filter(|(s, _)| inside(*s) && s.start >= at.end)
        .min_by_key(|(s, _)| s.start)
        .filter(|(s, _)| cue.value.party == PartyAt::Subject && close_by(view, cue, *s));
    if process || personal && object.is_none() {
        return Some(IssueRef::Process);
    }
    if let Some(found) = object {
        return Some(key(found));
    }
    // "The levies would hurt growers": what an appraisal has for its subject, or for its object.
    if cue.value.party == PartyAt::Speaker {
        let mut all: Vec<&(Span, &str)> = proposed.iter().filter(|(s, _)| inside(*s)).collect();
        all.sort_by_key(|(s, _)| (s.start >= at.end, s.start.abs_diff(at.start)));
        if let Some(found) = all.first() {
            return Some(key(found));
        }
    }
    // An issue named elsewhere in the sentence: "rejects those claims".
    let claims = cue.value.stance == Stance::Denies && cue.value.party == PartyAt::Subject;
    let anywhere = near.iter().filter(|_| claims || is_plain(view, cue));
    anywhere.min_by_key(|(s, _)| s.start.abs_diff(at.end)).map(key)
}

/// True for a verb that is first of all something done with the body: with a person for its object it is that.
fn is_of_the_body(verb: &str) -> bool {
    ["embrac", "hug", "carr", "held", "hold", "follow", "accompan", "join", "help", "lift"]
        .iter()
        .any(|stem| verb.starts_with(stem))
}

/// "Offered four percent", "a rise of nine percent": the topic that amounts are about, where an amount follows.
pub(super) fn sums(profile: &Profile, view: &View<'_>, from: usize, to: usize) -> Option<String> {
    let key = profile.topics.get(profile.sums? as usize)?;
    let amount = |i: usize| {
        crate::figures::number::end_of(view, i)
            .is_some_and(|e| !view.norm(e).starts_with("day") && view.tag(e) != ".")
    };
    (from..to.min(from + 5)).any(amount).then(|| key.clone())
}

/// What else a list names after the first: "demanded free buses *and lower fees*".
pub(super) fn others(
    ground: &Ground<'_>,
    view: &View<'_>,
    named: &Named<'_>,
    cue: &Found<'_, StanceCue>,
    first: &IssueRef,
) -> Vec<IssueRef> {
    let Some(profile) = ground.profile.filter(|_| !cue.value.process && cue.value.party != PartyAt::Speaker)
    else {
        return Vec::new();
    };
    let Some(phrase) = complement(profile, view, cue.end).phrase else { return Vec::new() };
    let Mentioned { known: near, proposed } = named.at(view.sentence);
    let mut found: Vec<IssueRef> = Vec::new();
    for item in list(view, phrase.from).iter().skip(1) {
        let span = view.span(item.from, item.to);
        let key = near.iter().chain(proposed).find(|(s, _)| s.overlaps(span)).map(|(_, key)| *key);
        let issue = key.filter(|k| !k.starts_with("unnamed-")).map(|k| IssueRef::Key(k.to_owned()));
        found.extend(issue.filter(|i| i != first && !found.contains(i)));
    }
    found
}

/// The mention that is the complement of the words ending before `at`: its phrase, or the act with it.
fn taken<'m, 'd: 'm>(
    profile: &Profile,
    view: &View<'_>,
    start: usize,
    at: usize,
    mentions: &(impl Iterator<Item = &'m (Span, &'d str)> + Clone),
) -> Option<&'m (Span, &'d str)> {
    let found = complement(profile, view, at);
    let before = passive_subject(view, start);
    let on = |span: Span| mentions.clone().filter(|(s, _)| s.overlaps(span)).min_by_key(|(s, _)| s.start);
    let phrase = before.or(found.phrase).and_then(|p| on(view.span(p.from, p.to)));
    phrase.or_else(|| found.act.and_then(|a| on(view.span(a, found.phrase.map_or(a + 1, |p| p.to)))))
}

/// True where the mention is the object of the cue: no comma between, and not far.
fn close_by(view: &View<'_>, cue: &Found<'_, StanceCue>, mention: Span) -> bool {
    let at = view.at_byte(mention.start);
    // A warning is about what it warns of, "that" or not.
    let warns = view.norm(cue.start).starts_with("warn");
    at <= cue.end + 9
        && (cue.end..at).all(|i| {
            let word = view.norm(i);
            !matches!(word, "," | ";" | ":" | "and" | "but") && (word != "that" || warns)
        })
}

/// True where the mention is the subject of the cue: no comma between, not far, and no "talks" after it.
fn leads_to(ground: &Ground<'_>, view: &View<'_>, mention: Span, cue: usize) -> bool {
    let end = view.at_byte(mention.end);
    let talks = ground.profile.is_some_and(|p| p.process.find_at(view, end));
    end + 9 > cue && !talks && (end..cue).all(|i| !matches!(view.norm(i), "," | ";" | "but" | "that" | "and"))
}

/// "only if …", "as long as …", "unless …": from the word to the end of its clause.
pub(super) fn condition(view: &View<'_>, from: usize, to: usize) -> Option<Span> {
    let at = (from..to).find(|i| {
        let (a, b, c) = (view.norm(*i), view.norm(i + 1), view.norm(i + 2));
        a == "unless"
            || (a == "only" && matches!(b, "if" | "when" | "after" | "once"))
            || (a == "once" && *i > from)
            || (a == "provided" && b == "that")
            || (a == "on" && b == "condition")
            || (a == "as" && b == "long" && c == "as")
            || (a == "if" && *i > from)
    })?;
    Some(view.span(at, clause_end(view, at + 1)))
}

//! Who said what: one entry an utterance, with its wordings side by side and never merged.

use std::collections::BTreeMap;

use model::record::{Mode, Statement, TextRef, Utterance, UtteranceFlag};

use crate::desk::Desk;
use crate::page::{Block, Group, Item, Piece, Section};
use crate::{dates, words};

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let mut groups: Vec<(_, Group)> = Vec::new();
    for u in &desk.dossier.utterances {
        let carriers = desk.sources(&u.evidence).len();
        groups.push((
            (std::cmp::Reverse(weight(desk, u) + carriers), u.said, u.id.clone()),
            utterance(desk, u),
        ));
    }
    groups.retain(|(_, g)| !g.items.is_empty());
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    let blocks = groups.into_iter().map(|(_, g)| Block::Group(g)).collect();
    Section { id: "quotes", title: "Who said what", blocks }
}

/// Words in marks by a known speaker come first, retold words of nobody last.
fn weight(desk: &Desk<'_>, u: &Utterance) -> usize {
    let direct = statements(desk, u).iter().any(|s| s.mode != Mode::Indirect && !s.partial);
    4 * usize::from(u.speaker.is_some()) + 2 * usize::from(direct)
}

fn statements<'a>(desk: &Desk<'a>, u: &Utterance) -> Vec<&'a Statement> {
    u.statements.iter().filter_map(|id| desk.statement(id)).collect()
}

/// One utterance: who as the heading, its wordings as the lines.
pub(super) fn utterance(desk: &Desk<'_>, u: &Utterance) -> Group {
    let told = statements(desk, u);
    let mut heading = match (&u.speaker, told.iter().find_map(|s| s.speaker.as_ref())) {
        (Some(id), _) => desk.who(id),
        (None, Some(words)) => vec![Piece::strong(words::clip(&words.text, 60))],
        (None, None) => vec![Piece::faint(format!("speaker {}", words::NOT_STATED))],
    };
    let place = u.occasion.as_deref().or_else(|| told.iter().find_map(|s| s.venue.as_deref()));
    let named = |to: &&TextRef| to.entity.is_some() && !place.is_some_and(|p| p.starts_with("to "));
    if let Some(to) = told.iter().find_map(|s| s.audience.as_ref()).filter(named) {
        let name = to.entity.as_deref().map_or_else(|| words::clip(&to.text, 40), |id| desk.name(id));
        heading.push(Piece::plain(format!(" to {name}")));
    }
    Group { heading, note: note(desk, u, &told), items: wordings(desk, u, &told), ..Group::default() }
}

fn note(desk: &Desk<'_>, u: &Utterance, told: &[&Statement]) -> Vec<Piece> {
    let mut fields = Vec::new();
    fields.extend(dates::short(&u.said));
    let place = u.occasion.clone().or_else(|| told.iter().find_map(|s| s.venue.clone()));
    fields.extend(place.map(|p| words::clip(&p, 60)));
    let mut about: Vec<&str> = told.iter().flat_map(|s| &s.about).map(String::as_str).collect();
    about.sort_unstable();
    about.dedup();
    let about: Vec<String> =
        about.iter().filter_map(|id| desk.dossier.issue(id)).map(|i| words::label(&i.label, 60)).collect();
    if !about.is_empty() {
        fields.push(format!("about {}", about.join(", ")));
    }
    let mut note = vec![Piece::faint(fields.join(" · "))];
    for flag in &u.flags {
        note.push(Piece::faint(" "));
        note.push(Piece::flag(format!("[{}]", flag_word(*flag))));
    }
    note.retain(|p| !p.text.is_empty());
    note
}

fn flag_word(flag: UtteranceFlag) -> &'static str {
    match flag {
        UtteranceFlag::Trimmed => "trimmed",
        UtteranceFlag::Stale => "stale",
        UtteranceFlag::Scrap => "scrap",
    }
}

/// The different wordings, each once, with all its carriers.
fn wordings(desk: &Desk<'_>, u: &Utterance, told: &[&Statement]) -> Vec<Item> {
    let mut by_words: BTreeMap<(bool, String), Vec<&Statement>> = BTreeMap::new();
    for s in told {
        let shown = shown(desk, s);
        by_words.entry((s.mode == Mode::Indirect, shown)).or_default().push(s);
    }
    let mut wordings: Vec<_> = by_words.into_iter().collect();
    wordings
        .sort_by_key(|((indirect, words), s)| (*indirect, std::cmp::Reverse(words.len()), s[0].id.clone()));
    wordings.into_iter().map(|((_, shown), same)| wording(desk, u, shown, &same)).collect()
}

fn wording(desk: &Desk<'_>, u: &Utterance, shown: String, same: &[&Statement]) -> Item {
    let mut body = vec![Piece::quote(shown)];
    let first = same.first();
    if let Some(retold) = first.filter(|s| s.mode == Mode::Indirect) {
        body.push(Piece::faint(told_how(retold)));
    }
    if first.is_some_and(|s| s.partial) {
        body.push(Piece::flag(" [scrap]"));
    }
    if let Some(hedge) = same.iter().find_map(|s| s.hedge.as_deref()) {
        body.push(Piece::flag(format!(" [{}]", words::line(hedge))));
    }
    let mut notes = Vec::new();
    let mut chains: Vec<String> = same.iter().filter_map(|s| chain(desk, s)).collect();
    chains.dedup();
    for chain in chains {
        notes.push(vec![Piece::faint("via "), Piece::plain(chain)]);
    }
    let evidence: Vec<_> =
        same.iter().flat_map(|s| s.content.iter().chain(&s.evidence).take(1)).cloned().collect();
    Item {
        record: first.map_or_else(|| u.id.clone(), |s| s.id.clone()),
        body,
        notes,
        sources: desk.sources(&evidence),
        origins: desk.origins(&u.origins),
        ..Item::default()
    }
}

/// That words are retold, and by which verb or noun where it says more than "said": what is denied is not claimed.
fn told_how(s: &Statement) -> String {
    const PLAIN: &[&str] =
        &["said", "says", "say", "saying", "told", "tells", "according to", "adding", "added"];
    match s.cue.as_ref().map(|c| words::line(&c.exact)) {
        Some(cue) if !PLAIN.contains(&cue.to_lowercase().as_str()) => format!(" (retold: “{cue}”)"),
        _ => " (retold)".to_owned(),
    }
}

/// The words as shown: inside marks for direct speech; retold words bare, with the marks of the article where a part
/// of them stands in marks.
pub(super) fn shown(desk: &Desk<'_>, s: &Statement) -> String {
    let parts: Vec<&str> = s.content.iter().map(|c| c.exact.as_str()).collect();
    match s.mode {
        Mode::Direct => {
            let parts: Vec<String> = parts.iter().map(|p| words::quoted(p, 400)).collect();
            parts.join(" … ")
        }
        Mode::Indirect => words::clip(&parts.join(" … "), 300),
        Mode::Mixed => words::clip(&whole(desk, s).unwrap_or_else(|| parts.join(" … ")), 300),
    }
}

/// The stretch of the article from the first of the words to the last, with a closing mark that stands right after.
fn whole(desk: &Desk<'_>, s: &Statement) -> Option<String> {
    let first = s.content.iter().min_by_key(|c| c.start)?;
    let end = s.content.iter().map(|c| c.end).max()?;
    let marked = |m: Option<&str>| m.is_some_and(|m| matches!(m, "\"" | "”" | "“"));
    let before =
        first.start.checked_sub(1).filter(|at| marked(desk.between(&first.article, *at, first.start)));
    let after = marked(desk.between(&first.article, end, end + 1));
    let (start, end) = (before.unwrap_or(first.start), end + u32::from(after));
    desk.between(&first.article, start, end).map(str::to_owned)
}

/// The hands the words went through, when there is more than the speaker.
fn chain(desk: &Desk<'_>, s: &Statement) -> Option<String> {
    let carriers = s.chain.split_last().map(|(_, carriers)| carriers).filter(|c| !c.is_empty())?;
    let names: Vec<String> = carriers
        .iter()
        .map(|link| link.entity.as_deref().map_or_else(|| words::line(&link.name), |id| desk.name(id)))
        .collect();
    Some(names.join(" ← "))
}

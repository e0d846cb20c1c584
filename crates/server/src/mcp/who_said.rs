//! `who_said`: who said something, and what somebody said.

use model::Interval;
use model::record::{Mode, Statement, Utterance, UtteranceFlag};
use render::Desk;
use rmcp::schemars;
use serde::{Deserialize, Serialize};
use store::Store;

use super::asked::{self, given, part};
use super::told::{Party, Words, is_called};
use crate::error::Missing;
use crate::shared::Shared;

/// What was said, or who said it; everything given must fit.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
pub(super) struct Asked {
    /// Words of what was said; all must be in one wording, in any order.
    words: Option<String>,
    /// A part of the speaker's name.
    who: Option<String>,
    /// Words of an issue's label.
    issue: Option<String>,
    /// Only what no article from before this day tells, YYYY-MM-DD.
    since: Option<String>,
    /// Id of a story; the largest where not said.
    story: Option<String>,
    /// `next` of the part before.
    from: Option<usize>,
    /// The most to give, up to 100; 20 where not said.
    limit: Option<usize>,
}

/// What was said.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct Said {
    /// Id of the story.
    story: String,
    utterances: Vec<Once>,
    /// How many there are in all.
    total: usize,
    /// Where the next part begins; null at the end.
    next: Option<usize>,
}

/// What one speaker said once.
#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Once {
    /// Id of the utterance.
    id: String,
    /// Who; null where the sources leave it open.
    speaker: Option<Party>,
    /// When.
    said: Interval,
    /// Where or to whom.
    occasion: Option<String>,
    /// Labels of the issues it is about.
    about: Vec<String>,
    flags: Vec<UtteranceFlag>,
    /// Independent knowers behind it.
    origins: usize,
    wordings: Vec<Wording>,
}

/// How one article words it.
#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Wording {
    /// Id of the statement.
    id: String,
    /// Inside marks, retold, or both.
    mode: Mode,
    /// A scrap of a sentence in marks.
    partial: bool,
    /// "reportedly".
    hedge: Option<String>,
    /// The words: inside the marks for direct speech.
    words: Vec<Words>,
    /// Whom it was carried by, from the one nearest the article; the speaker left out.
    via: Vec<String>,
}

pub(super) fn find(shared: &Shared, store: &mut Store, asked: &Asked) -> Result<Said, Missing> {
    let (story, account) = asked::story(shared, store, asked.story.as_deref())?;
    let d = asked::narrowed(&account, asked.issue.as_deref(), asked.since.as_deref())?;
    let desk = Desk::new(&d, &account.articles);
    let mut found: Vec<&Utterance> = d.utterances.iter().collect();
    if let Some(who) = given(asked.who.as_deref()) {
        found.retain(|u| said_by(&desk, u, &who));
        asked::known(&desk, &who, !found.is_empty(), &account.dossier)?;
    }
    if let Some(words) = given(asked.words.as_deref()) {
        let words = tokens(&words);
        found.retain(|u| wordings(&desk, u).any(|s| has_all(s, &words)));
    }
    found.sort_by_key(|u| (u.said.earliest.or(u.said.latest).is_none(), u.said, &u.id));
    let part = part(found, asked.from, asked.limit);
    let utterances = part.items.into_iter().map(|u| once(&desk, u)).collect();
    Ok(Said { story, utterances, total: part.total, next: part.next })
}

fn wordings<'d>(desk: &'d Desk<'_>, u: &'d Utterance) -> impl Iterator<Item = &'d Statement> {
    u.statements.iter().filter_map(|id| desk.statement(id))
}

fn said_by(desk: &Desk<'_>, u: &Utterance, who: &str) -> bool {
    let words =
        || wordings(desk, u).filter_map(|s| s.speaker.as_ref()).any(|p| is_called(desk, &p.text, who));
    u.speaker.as_deref().map_or_else(words, |id| is_called(desk, id, who))
}

/// The words of a text, folded, without the signs around them.
fn tokens(text: &str) -> Vec<String> {
    let split = text.split(|c: char| !c.is_alphanumeric());
    split.filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn has_all(s: &Statement, wanted: &[String]) -> bool {
    let said: Vec<String> = s.content.iter().flat_map(|c| tokens(&c.exact)).collect();
    wanted.iter().all(|w| said.contains(w))
}

fn once(desk: &Desk<'_>, u: &Utterance) -> Once {
    let told: Vec<&Statement> = wordings(desk, u).collect();
    let by_words = || told.iter().find_map(|s| s.speaker.as_ref()).map(|words| Party::said(desk, words));
    let mut about: Vec<&str> = told.iter().flat_map(|s| &s.about).map(String::as_str).collect();
    about.sort_unstable();
    about.dedup();
    let label = |id: &str| desk.dossier.issue(id).map(|i| i.label.clone());
    Once {
        id: u.id.clone(),
        speaker: u.speaker.as_deref().map(|id| Party::of(desk, id)).or_else(by_words),
        said: u.said,
        occasion: u.occasion.clone(),
        about: about.into_iter().filter_map(label).collect(),
        flags: u.flags.clone(),
        origins: u.origins.len(),
        wordings: told.into_iter().map(|s| wording(desk, s)).collect(),
    }
}

fn wording(desk: &Desk<'_>, s: &Statement) -> Wording {
    let carriers = s.chain.split_last().map_or(&[][..], |(_, carriers)| carriers);
    Wording {
        id: s.id.clone(),
        mode: s.mode,
        partial: s.partial,
        hedge: s.hedge.clone(),
        words: Words::all(desk, &s.content),
        via: carriers.iter().map(|link| link.name.clone()).collect(),
    }
}

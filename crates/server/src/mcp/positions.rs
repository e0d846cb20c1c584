//! `positions`: where the parties stand on the issues.

use std::cmp::Reverse;

use model::Interval;
use model::record::{Position, Stance};
use render::Desk;
use rmcp::schemars;
use serde::{Deserialize, Serialize};
use store::Store;

use super::asked::{self, given, part};
use super::told::{Party, Words, is_called};
use crate::error::Missing;
use crate::shared::Shared;

/// Whose position, on what; everything given must fit.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
pub(super) struct Asked {
    /// A part of the party's name.
    party: Option<String>,
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

/// Where they stand.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct Stood {
    /// Id of the story.
    story: String,
    positions: Vec<Line>,
    /// How many there are in all.
    total: usize,
    /// Where the next part begins; null at the end.
    next: Option<usize>,
}

#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Line {
    id: String,
    party: Option<Party>,
    /// Label of the issue; `process` where it is about the talks as such.
    issue: String,
    stance: Stance,
    /// Who tells it; null when the party speaks itself.
    as_told_by: Option<Party>,
    when: Interval,
    /// What it hangs on, as printed.
    condition: Option<String>,
    /// Id of the statement it rests on.
    statement: Option<String>,
    /// Independent knowers behind it.
    origins: usize,
    words: Vec<Words>,
}

pub(super) fn find(shared: &Shared, store: &mut Store, asked: &Asked) -> Result<Stood, Missing> {
    let (story, account) = asked::story(shared, store, asked.story.as_deref())?;
    let d = asked::narrowed(&account, asked.issue.as_deref(), asked.since.as_deref())?;
    let desk = Desk::new(&d, &account.articles);
    let mut found: Vec<&Position> = d.positions.iter().collect();
    if let Some(party) = given(asked.party.as_deref()) {
        found.retain(|p| p.party.as_deref().is_some_and(|id| is_called(&desk, id, &party)));
        asked::known(&desk, &party, !found.is_empty(), &account.dossier)?;
    }
    found.sort_by_key(|p| (Reverse(p.when.latest.or(p.when.earliest)), &p.id));
    let part = part(found, asked.from, asked.limit);
    let positions = part.items.into_iter().map(|p| line(&desk, p)).collect();
    Ok(Stood { story, positions, total: part.total, next: part.next })
}

fn line(desk: &Desk<'_>, p: &Position) -> Line {
    Line {
        id: p.id.clone(),
        party: p.party.as_deref().map(|id| Party::of(desk, id)),
        issue: desk.dossier.issue(&p.issue).map_or_else(|| p.issue.clone(), |i| i.label.clone()),
        stance: p.stance,
        as_told_by: p.as_told_by.as_deref().map(|id| Party::of(desk, id)),
        when: p.when,
        condition: p.condition.clone(),
        statement: p.statement.clone(),
        origins: p.origins.len(),
        words: Words::all(desk, &p.evidence),
    }
}

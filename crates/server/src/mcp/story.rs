//! `story`: where a story stands.

use std::cmp::Reverse;

use model::record::{EntityKind, IssueState, Meeting, MeetingFormat, MeetingStatus};
use model::{Dossier, Interval};
use render::Desk;
use rmcp::schemars;
use serde::{Deserialize, Serialize};
use store::Store;

use super::asked;
use super::told::{Party, Words};
use crate::error::Missing;
use crate::shared::Shared;

/// People and bodies given at most.
const PEOPLE: usize = 20;

/// Which story.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
pub(super) struct Asked {
    /// Id of a story; the largest where not said.
    story: Option<String>,
}

/// A story.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct Story {
    /// Its id.
    id: String,
    /// A headline of one of its articles, chosen.
    title: Option<String>,
    /// Other stories in the store.
    others: usize,
    /// Its articles, oldest first.
    articles: Vec<Article>,
    /// People and bodies, those most often named first, with the number of their mentions.
    people: Vec<Named>,
    /// What is at stake.
    issues: Vec<Issue>,
    /// Its meetings in the order of their days.
    meetings: Vec<Met>,
}

#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Article {
    id: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    published: Interval,
    /// The article that it copies.
    copy_of: Option<String>,
}

#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Named {
    who: Party,
    mentions: usize,
}

#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Issue {
    id: String,
    /// The sources' own words.
    label: String,
    state: IssueState,
    /// The words that say how it stands, else its first mention.
    words: Vec<Words>,
}

#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Met {
    id: String,
    format: MeetingFormat,
    participants: Vec<Party>,
    place: Option<String>,
    when: Interval,
    /// The latest status.
    status: MeetingStatus,
    /// Independent knowers.
    origins: usize,
    /// One place of its words an article.
    words: Vec<Words>,
}

pub(super) fn find(shared: &Shared, store: &mut Store, asked: &Asked) -> Result<Story, Missing> {
    let (id, account) = asked::story(shared, store, asked.story.as_deref())?;
    let others = store.stories()?.len().saturating_sub(1);
    let d = &account.dossier;
    let desk = Desk::new(d, &account.articles);
    Ok(Story {
        id,
        title: d.story.as_ref().and_then(|s| s.title.clone()),
        others,
        articles: articles(&desk),
        people: people(&desk, d),
        issues: d.issues.iter().map(|i| issue(&desk, i)).collect(),
        meetings: meetings(&desk),
    })
}

fn articles(desk: &Desk<'_>) -> Vec<Article> {
    let mut all: Vec<_> = desk.dossier.articles.iter().collect();
    all.sort_by_key(|a| (desk.age(&a.id), &a.id));
    let one = |a: &model::record::ArticleRecord| Article {
        id: a.id.clone(),
        title: a.title.clone(),
        outlet: a.outlet.clone(),
        url: a.url.clone(),
        published: a.published.interval,
        copy_of: a.copy_of.clone(),
    };
    all.into_iter().map(one).collect()
}

fn people(desk: &Desk<'_>, d: &Dossier) -> Vec<Named> {
    let mut all: Vec<_> = d.entities.iter().filter(|e| e.kind != EntityKind::Place).collect();
    all.sort_by_key(|e| (Reverse(e.mentions.len()), &e.name));
    all.iter()
        .take(PEOPLE)
        .map(|e| Named { who: Party::of(desk, &e.id), mentions: e.mentions.len() })
        .collect()
}

fn issue(desk: &Desk<'_>, i: &model::record::Issue) -> Issue {
    let words =
        if i.state_evidence.is_empty() { i.evidence.get(..1).unwrap_or(&[]) } else { &i.state_evidence };
    Issue { id: i.id.clone(), label: i.label.clone(), state: i.state, words: Words::all(desk, words) }
}

fn meetings(desk: &Desk<'_>) -> Vec<Met> {
    let mut all: Vec<&Meeting> = desk.dossier.meetings.iter().collect();
    all.sort_by_key(|m| {
        (m.when.earliest.or(m.when.latest).is_none(), m.when.earliest.or(m.when.latest), &m.id)
    });
    let one = |m: &Meeting| {
        let mut words: Vec<&model::Evidence> = Vec::new();
        for e in &m.evidence {
            if words.iter().all(|w| w.article != e.article) {
                words.push(e);
            }
        }
        Met {
            id: m.id.clone(),
            format: m.format,
            participants: m.participants.iter().map(|p| Party::of(desk, p)).collect(),
            place: m.place.clone(),
            when: m.when,
            status: m.status,
            origins: m.origins.len(),
            words: words.into_iter().map(|e| Words::of(desk, e)).collect(),
        }
    };
    all.into_iter().map(one).collect()
}

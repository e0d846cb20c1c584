//! `evidence`: one record with all its words, the text around them, and how it came about.

use std::collections::BTreeSet;

use model::Evidence;
use model::record::Record;
use render::Desk;
use rmcp::schemars;
use serde::{Deserialize, Serialize};
use store::Store;

use super::asked::{self, given};
use super::told::Words;
use crate::error::Missing;
use crate::shared::Shared;

/// Code points of text around words where no number is asked for.
const AROUND: u32 = 160;
/// The most of them.
const FAR: u32 = 2000;
/// Columns of an explanation.
const WIDTH: usize = 96;

/// Which record.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
pub(super) struct Asked {
    /// Id of a record, as any answer gives it.
    id: String,
    /// Code points of text to give before and after the words, up to 2000; 160 where not said.
    around: Option<u32>,
    /// Id of a story; the story that has the record where not said.
    story: Option<String>,
}

/// What is behind a record.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct Behind {
    /// Id of the story.
    story: String,
    /// The record with all its fields.
    record: Record<'static>,
    /// Its words with the text around them.
    words: Vec<Around>,
    /// How it came about, as text: its sentences with carets, the rules, what it was compared with.
    why: String,
}

/// Words with the text around them.
#[derive(Debug, Serialize, schemars::JsonSchema)]
struct Around {
    words: Words,
    /// The text right before.
    before: String,
    /// The text right after.
    after: String,
}

pub(super) fn find(shared: &Shared, store: &mut Store, asked: &Asked) -> Result<Behind, Missing> {
    let wanted = asked.id.trim();
    let of = match given(asked.story.as_deref()) {
        Some(story) => Some(story),
        None => store.story_of(wanted)?,
    };
    let (story, account) = asked::story(shared, store, of.as_deref())?;
    let told = account.with(wanted);
    let desk = Desk::new(&told, &account.articles);
    let none = || {
        Missing::NotFound(format!(
            "no record has the id {wanted}: take one from another tool's answer; ids move when articles are added"
        ))
    };
    let record = desk.record(wanted).cloned().ok_or_else(none)?.into_owned();
    let around = asked.around.unwrap_or(AROUND).min(FAR);
    let words = words(&record).iter().map(|at| context(&desk, at, around)).collect();
    let mut why = Vec::new();
    let compared = engine::recall_without(store, &story, &BTreeSet::new())?.compared(wanted);
    let told = render::why::explain(&desk, wanted, WIDTH, &mut why)
        .and_then(|_| render::why::compared(&desk, &compared, &mut why));
    told.map_err(|e| Missing::Bad(e.to_string()))?;
    Ok(Behind { story, words, record, why: String::from_utf8_lossy(&why).into_owned() })
}

/// The words a record rests on; an entity rests on where it is named, a time on itself.
fn words(record: &Record<'_>) -> Vec<Evidence> {
    match record {
        Record::Entity(entity) => entity.mentions.iter().map(|m| m.at.clone()).collect(),
        Record::Time(time) => vec![time.at.clone()],
        other => other.evidence().to_vec(),
    }
}

fn context(desk: &Desk<'_>, at: &Evidence, around: u32) -> Around {
    let text = |start, end| desk.between(&at.article, start, end).unwrap_or("").to_owned();
    Around {
        words: Words::of(desk, at),
        before: text(at.start.saturating_sub(around), at.start),
        after: text(at.end, at.end.saturating_add(around)),
    }
}

//! Who holds a position or pulls a lever: the subject of a verb, the owner of a noun, the speaker of a statement.

mod bodies;
mod bystander;
mod coordination;
mod denied;
mod described;
mod holder;
mod subject;
mod unbound;
mod verb;

pub(crate) use bodies::Bodies;
pub(crate) use bystander::is_bystander;
pub(crate) use coordination::{joint, represented};
pub(crate) use denied::{denied, lessened};
pub(crate) use holder::{entity_or_state, holder, phrase_ending, state_of};
pub(crate) use subject::{follows, infinitive_subject, subject};
pub(crate) use unbound::unbound;
pub(crate) use verb::{Force, factual, force};

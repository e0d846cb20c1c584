//! A dossier becomes something to read.
//!
//! Three steps, each knowing only the one before: [`Desk`] looks things up in a dossier, a [`view`] lays records
//! out as a [`page::Page`], and a [`format`] writes the page. No step writes a sentence: headlines are chosen,
//! quotations are slices, the rest is fields.

pub mod choose;
pub mod dates;
pub mod desk;
pub mod format;
pub mod graph;
pub mod marks;
pub mod page;
pub mod sentence;
pub mod view;
pub mod why;
pub mod words;

pub use desk::Desk;
pub use format::{Format, by_name};
pub use view::{View, brief_of, changes, page};

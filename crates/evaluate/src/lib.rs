//! Scores on data sets, and data sets to measure with: a developer's tool. One file a kind of record; each writes what a scorer reads.

pub mod all;
pub mod data;
pub mod gold;
pub mod labels;
pub mod multiply;
pub mod names;
pub mod pages;
pub mod plover;
pub mod quotes;
pub mod relations;
pub mod timex;

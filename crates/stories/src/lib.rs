//! Many articles become copies, events and stories.
//!
//! Everything here is a function of the *set* of articles: no result depends on the order in which they came.
//!
//! * [`copies`]: which articles are copies of which, by sampled word shingles and containment both ways;
//! * [`events`]: which articles report one event, and which events are one story;
//! * [`group`]: which articles belong to one story.

pub mod copies;
pub mod events;
mod group;
mod threads;
mod union;

pub use group::{Grouping, group};
pub use union::Union;

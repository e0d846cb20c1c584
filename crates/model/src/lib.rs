//! The vocabulary of Throughline: what an article is, where words stand in it, and every record that
//! is written about it.
//!
//! Three layers live here, and nothing that does work:
//!
//! * **Text**: [`Article`], [`Block`], [`Span`] and the one conversion between bytes and code points,
//!   [`CodePoints`].
//! * **Drafts** ([`draft`]): what one article says, still symbolic ("Thursday, forward, from this
//!   article's date"). Spans are byte spans into the stored text.
//! * **Records** ([`record`]): what a story says once everything is resolved; the contract with everything
//!   that reads Throughline's output. Offsets there are code points, half-open.

mod article;
pub mod decision;
mod dossier;
pub mod draft;
mod evidence;
mod interval;
mod offsets;
pub mod record;
mod span;
mod timex;
mod warning;

pub use article::{Article, Basis, BasisClue, Block, BlockRole, Published};
pub use decision::Decision;
pub use dossier::Dossier;
pub use evidence::{Evidence, TextAt};
pub use interval::{Interval, Precision};
pub use offsets::CodePoints;
pub use span::Span;
pub use timex::{Anchor, CalendarPart, Direction, Mod, TimeExpr, TimeUnit, Timex, TimexType};
pub use warning::Warning;

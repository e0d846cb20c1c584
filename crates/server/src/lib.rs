//! Pages and a JSON API over a store, on this machine alone unless told otherwise; the same for agents over MCP.
//!
//! Every page works without scripts and loads nothing from elsewhere. What is shown is assembled by the engine from
//! the store as it stands; corrections made on a page are decisions kept in that store.

mod accounts;
mod api;
mod day;
mod drawn;
mod error;
mod guard;
mod mcp;
mod pages;
mod serve;
mod shared;
mod tag;

pub use error::ServeError;
pub use mcp::mcp;
pub use serve::{Bound, Serve, bind};

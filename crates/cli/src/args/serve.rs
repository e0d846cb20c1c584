//! What to serve, to people and to agents.

use std::path::PathBuf;

use clap::Args;

use super::Reading;

/// What to serve, and where.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Files and folders of articles
    #[arg(required_unless_present = "store", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Serve this store, in place of paths: corrections are kept in it
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(crate) store: Option<PathBuf>,
    /// Where to listen; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7878")]
    pub(crate) listen: std::net::SocketAddr,
    /// What callers must know; needed where other machines can reach the address
    #[arg(long, value_name = "WORD", value_parser = token)]
    pub(crate) token: Option<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// What to answer agents from.
#[derive(Debug, Args)]
pub(crate) struct Mcp {
    /// Files and folders of articles
    #[arg(required_unless_present = "store", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Answer from this store, in place of paths
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub(crate) store: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// A token: letters and digits, long enough not to be guessed.
fn token(word: &str) -> Result<String, String> {
    let fits = word.len() >= 16 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits { Ok(word.to_owned()) } else { Err("take at least 16 letters, digits, - or _".to_owned()) }
}

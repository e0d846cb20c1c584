//! What can go wrong before and while pages are served.

use store::StoreError;

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken or may not be used.
    #[error("cannot listen on {address}: {source}; name another address with --listen")]
    Listen {
        /// The address.
        address: std::net::SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// Other machines could reach it, and nothing guards it.
    #[error(
        "{0} can be reached from other machines: give a --token that callers must know, or listen on 127.0.0.1"
    )]
    Open(std::net::SocketAddr),
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gave no random bytes.
    #[error("this system gives no random numbers: {0}")]
    Random(String),
    /// The agent does not speak the protocol.
    #[error("the agent hung up: {0}")]
    Agent(String),
    /// The machinery could not start, or stopped.
    #[error("the server stopped: {0}")]
    Io(#[from] std::io::Error),
}

/// Why one request has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Missing {
    /// There is no such thing.
    #[error("{0}")]
    NotFound(String),
    /// The request makes no sense.
    #[error("{0}")]
    Bad(String),
    /// The store has moved on.
    #[error("the store has changed since this cursor was given: begin again")]
    Stale,
    /// The caller may not.
    #[error("{0}")]
    Forbidden(&'static str),
    /// The store.
    #[error("the store: {0}")]
    Store(#[from] StoreError),
    /// A task was given up.
    #[error("the work was given up")]
    GivenUp,
}

impl Missing {
    /// The status of the answer.
    pub(crate) fn status(&self) -> axum::http::StatusCode {
        use axum::http::StatusCode as Code;
        match self {
            Self::NotFound(_) => Code::NOT_FOUND,
            Self::Bad(_) => Code::BAD_REQUEST,
            Self::Stale => Code::CONFLICT,
            Self::Forbidden(_) => Code::FORBIDDEN,
            Self::Store(_) | Self::GivenUp => Code::SERVICE_UNAVAILABLE,
        }
    }
}

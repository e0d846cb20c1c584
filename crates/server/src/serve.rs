//! Binding an address and answering until told to stop.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use crate::shared::Shared;
use crate::{ServeError, api, drawn, guard, pages};

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Serve {
    /// The store.
    pub store: PathBuf,
    /// The address; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// What callers must know; needed where other machines can reach the address.
    pub token: Option<String>,
}

/// A server that listens and does not answer yet.
#[derive(Debug)]
pub struct Bound {
    runtime: Runtime,
    listener: TcpListener,
    shared: Arc<Shared>,
    address: SocketAddr,
}

/// Takes the address and opens the store.
///
/// # Errors
/// The address is taken, or reachable from other machines without a token; the store cannot be read.
pub fn bind(serve: &Serve) -> Result<Bound, ServeError> {
    if !serve.listen.ip().is_loopback() && serve.token.is_none() {
        return Err(ServeError::Open(serve.listen));
    }
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    let listen = |source| ServeError::Listen { address: serve.listen, source };
    let listener = runtime.block_on(TcpListener::bind(serve.listen)).map_err(listen)?;
    let address = listener.local_addr()?;
    let shared = Arc::new(Shared::open(&serve.store, serve.token.clone(), address)?);
    Ok(Bound { runtime, listener, shared, address })
}

impl Bound {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until Ctrl-C, or until the system asks it to stop; what has begun is finished.
    ///
    /// # Errors
    /// The listener breaks.
    pub fn run(self) -> Result<(), ServeError> {
        let app = axum::Router::new()
            .merge(pages::routes())
            .nest("/v1", api::routes())
            .fallback(pages::nothing_here)
            .layer(axum::extract::DefaultBodyLimit::max(guard::BODY))
            .layer(axum::middleware::from_fn_with_state(self.shared.clone(), drawn::keep))
            .layer(axum::middleware::from_fn_with_state(self.shared.clone(), guard::guard))
            .with_state(self.shared);
        let served = axum::serve(self.listener, app).with_graceful_shutdown(stop());
        self.runtime.block_on(served.into_future())?;
        Ok(())
    }
}

/// Waits for the signal to stop.
async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => (), _ = terminate.recv() => () }
            return;
        }
    }
    let _ = interrupt.await;
}

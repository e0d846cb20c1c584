//! Sessions that know our functions, on each side of the wire.

use std::sync::Arc;

use anyhow::Context;
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::registry::BallistaFunctionRegistry;
use datafusion::common::Result;
use datafusion::execution::{FunctionRegistry, SessionState};
use datafusion::prelude::{SessionConfig, SessionContext};

use crate::functions;

/// The longest message between two machines: a batch of articles with all that they say.
pub(crate) const MESSAGE: usize = 256 << 20;

/// Rows of one batch where each is an article with all that it says.
pub(crate) const LARGE_ROWS: usize = 256;

/// Rows of one batch where each is a few numbers.
pub(crate) const SMALL_ROWS: usize = 8192;

/// How a job runs.
pub(crate) fn config(partitions: usize, rows: usize) -> SessionConfig {
    let mut config = SessionConfig::new_with_ballista()
        .with_ballista_grpc_client_max_message_size(MESSAGE)
        // The adaptive planner of this version leaves a join that comes to nothing waiting for ever.
        .with_ballista_adaptive_query_planner(false)
        .with_batch_size(rows)
        .with_target_partitions(partitions);
    config.options_mut().execution.parquet.schema_force_view_types = false;
    // A task reads whole files, so that a file is the unit of work and of doing again.
    config.options_mut().optimizer.repartition_file_scans = false;
    config
}

/// The scheduler's state for a session.
pub(crate) fn state(config: SessionConfig) -> Result<SessionState> {
    let mut state = ballista_core::utils::default_session_builder(config)?;
    for function in functions::all() {
        state.register_udf(function)?;
    }
    Ok(state)
}

/// What an executor knows.
pub(crate) fn registry() -> BallistaFunctionRegistry {
    let mut registry = BallistaFunctionRegistry::default();
    registry.scalar_functions.extend(functions::all().into_iter().map(|f| (f.name().to_owned(), f)));
    registry
}

/// A session of the cluster.
pub(crate) async fn remote(
    scheduler: &str,
    partitions: usize,
    rows: usize,
) -> anyhow::Result<SessionContext> {
    let state = ballista_core::utils::default_session_builder(config(partitions, rows))?;
    let remote = SessionContext::remote_with_state(scheduler, state).await;
    let context = remote.with_context(|| format!("no scheduler at {scheduler}"))?;
    // Only now: a session that is made remote begins with the engine's own functions.
    functions::all().into_iter().for_each(|f| context.register_udf(Arc::unwrap_or_clone(f)));
    Ok(context)
}

/// A session of this process alone, for what the client reads itself.
pub(crate) fn local() -> SessionContext {
    let mut config = SessionConfig::new().with_batch_size(LARGE_ROWS);
    config.options_mut().execution.parquet.schema_force_view_types = false;
    let context = SessionContext::new_with_config(config);
    functions::all().into_iter().for_each(|f| context.register_udf(Arc::unwrap_or_clone(f)));
    context
}

//! The two services: a scheduler that hands out work, and executors that do it.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use clap::Args;

use crate::session;

/// Hand out the work.
#[derive(Args, Debug)]
pub(crate) struct Scheduler {
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    bind: String,
    /// The port
    #[arg(long, default_value_t = 50050)]
    port: u16,
    /// The name under which executors reach this machine
    #[arg(long, default_value = "localhost")]
    host: String,
    /// Seconds without a sign after which an executor is taken for dead and its work given to others
    #[arg(long, default_value_t = 30)]
    patience: u64,
}

/// Do the work.
#[derive(Args, Debug)]
pub(crate) struct Executor {
    /// The scheduler's machine
    #[arg(long, default_value = "localhost")]
    scheduler: String,
    /// Its port
    #[arg(long, default_value_t = 50050)]
    scheduler_port: u16,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    bind: String,
    /// The name under which others reach this machine
    #[arg(long)]
    host: Option<String>,
    /// The port for shuffled data; the next one is for the scheduler's orders
    #[arg(long, default_value_t = 50051)]
    port: u16,
    /// Tasks at a time [default: all cores]
    #[arg(long, default_value_t = 0)]
    cores: usize,
    /// Bytes of memory for joins and sorts before they go to disk [default: 7/10 of the machine's]
    #[arg(long)]
    memory: Option<u64>,
    /// Folder for shuffled data [default: one in the system's folder for temporary files]
    #[arg(long)]
    work: Option<PathBuf>,
}

/// Executors ask for work when they are free. Where the scheduler deals it out it counts their free hands, and of a task that
/// it called back after another machine's death it never counts the hand free again: with one task a machine nothing was
/// done any more.
const POLICY: TaskSchedulingPolicy = TaskSchedulingPolicy::PullStaged;

fn message() -> u32 {
    u32::try_from(session::MESSAGE).unwrap_or(u32::MAX)
}

impl Scheduler {
    /// Listens until it is stopped.
    pub(crate) async fn run(&self) -> anyhow::Result<()> {
        let config = SchedulerConfig {
            bind_host: self.bind.clone(),
            bind_port: self.port,
            external_host: self.host.clone(),
            scheduling_policy: POLICY,
            executor_timeout_seconds: self.patience,
            expire_dead_executor_interval_seconds: (self.patience / 3).max(1),
            no_executors_grace_period_seconds: self.patience.max(60) * 2,
            grpc_server_max_decoding_message_size: message(),
            grpc_server_max_encoding_message_size: message(),
            grpc_client_max_message_size: message(),
            override_session_builder: Some(Arc::new(session::state)),
            override_config_producer: Some(Arc::new(|| session::config(16, session::LARGE_ROWS))),
            ..SchedulerConfig::default()
        };
        let address = format!("{}:{}", self.bind, self.port).parse().context("no such address")?;
        let cluster = BallistaCluster::new_from_config(&config).await?;
        start_server(cluster, address, Arc::new(config)).await.context("the scheduler stopped")
    }
}

impl Executor {
    /// Works until it is stopped.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        let name = format!("throughline-executor-{}", self.port);
        let work = self.work.unwrap_or_else(|| std::env::temp_dir().join(name));
        std::fs::create_dir_all(&work).with_context(|| work.display().to_string())?;
        let orders = self.port.checked_add(1).context("the port after --port is needed too")?;
        let config = ExecutorProcessConfig {
            bind_host: self.bind,
            external_host: self.host,
            port: self.port,
            grpc_port: orders,
            scheduler_host: self.scheduler,
            scheduler_port: self.scheduler_port,
            scheduler_connect_timeout_seconds: 30,
            vcores: self.cores,
            work_dir: Some(work.to_string_lossy().into_owned()),
            memory_pool_size: self.memory,
            grpc_max_decoding_message_size: message(),
            grpc_max_encoding_message_size: message(),
            task_scheduling_policy: POLICY,
            executor_heartbeat_interval_seconds: 5,
            override_function_registry: Some(Arc::new(session::registry())),
            override_config_producer: Some(Arc::new(|| session::config(16, session::LARGE_ROWS))),
            ..ExecutorProcessConfig::default()
        };
        start_executor_process(Arc::new(config)).await.context("the executor stopped")
    }
}

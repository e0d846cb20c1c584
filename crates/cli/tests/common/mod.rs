//! The binary, run over a made-up story about a fishing quota.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "shared by several test programs; tests may unwrap"
)]

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;

/// A folder of fixtures.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The binary with these arguments, in a quiet environment, inside the folder of fixtures.
pub fn run(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("throughline").unwrap();
    command.current_dir(fixture("")).env("COLUMNS", "100").env_remove("NO_COLOR").args(arguments);
    command.output().unwrap()
}

/// What it writes to stdout.
pub fn stdout(arguments: &[&str]) -> String {
    String::from_utf8(run(arguments).stdout).unwrap()
}

/// How it ends.
pub fn code(arguments: &[&str]) -> i32 {
    run(arguments).status.code().unwrap()
}

/// Every record of an export.
pub fn records(path: &str) -> Vec<serde_json::Value> {
    stdout(&["export", path]).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

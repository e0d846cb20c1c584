//! The brief of each shipped example, whole, as a snapshot: a change of rules shows here what it does to a reader.
//! `INSTA_UPDATE=always cargo test -p throughline-cli --test examples` takes the snapshots again.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

use std::path::Path;

use assert_cmd::Command;

fn brief(example: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = format!("examples/{example}");
    let run = Command::cargo_bin("throughline").unwrap().args(["brief", &path]).current_dir(root).output();
    String::from_utf8(run.unwrap().stdout).unwrap()
}

#[test]
fn the_brief_of_a_border_negotiation() {
    insta::assert_snapshot!(brief("border"));
}

#[test]
fn the_brief_of_a_strike() {
    insta::assert_snapshot!(brief("strike"));
}

#[test]
fn the_brief_of_a_merger() {
    insta::assert_snapshot!(brief("merger"));
}

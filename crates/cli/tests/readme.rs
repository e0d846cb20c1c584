//! The README shows what the program prints, and nothing else.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

use std::{fs, path::Path};

use assert_cmd::Command;

#[test]
fn the_readme_shows_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("README.md")).unwrap();
    let (_, after) = page.split_once("$ throughline brief examples/border\n").unwrap();
    let shown = after.split("\n```").next().unwrap();
    assert!(shown.lines().count() > 20);
    let run = Command::cargo_bin("throughline")
        .unwrap()
        .args(["brief", "examples/border"])
        .current_dir(&root)
        .output();
    let printed = String::from_utf8(run.unwrap().stdout).unwrap();
    assert!(printed.starts_with(shown), "README.md is not the program's output any more; print it again");
}

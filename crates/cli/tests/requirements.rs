//! docs/requirements.md names tests; each of them must exist.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

use std::{fs, path::Path};

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_none_or(|n| n != "target") {
            sources(&path, text);
        } else if path.extension().is_some_and(|e| e == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_named_test_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/requirements.md")).unwrap();
    let mut code = String::new();
    sources(&root.join("crates"), &mut code);
    let rows = page.lines().filter(|l| l.starts_with("| ") && l.matches('|').count() == 4);
    let mut named = 0;
    for row in rows {
        let cell = row.rsplit('|').nth(1).unwrap_or("");
        for name in cell.split('`').skip(1).step_by(2) {
            named += 1;
            assert!(
                code.contains(&format!("fn {name}()")),
                "docs/requirements.md names {name}, which is no test"
            );
        }
    }
    assert!(named > 40, "only {named} tests are named");
}

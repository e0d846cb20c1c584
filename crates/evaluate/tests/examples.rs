//! The example stories and their gold standards stay in step.

use std::path::Path;

use throughline_evaluate::gold;

#[test]
fn every_gold_standard_is_what_its_annotations_make() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    for name in ["border", "strike", "merger"] {
        let source = std::fs::read_to_string(examples.join("gold").join(format!("{name}.txt"))).unwrap();
        let made = gold::build(&source, &examples.join(name)).unwrap();
        let kept = std::fs::read_to_string(examples.join("gold").join(format!("{name}.json"))).unwrap();
        let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
        assert_eq!(made, kept, "run `cargo run -p throughline-evaluate -- gold examples`");
        assert!(made["docs"].as_array().unwrap().len() >= 5);
    }
}

#[test]
fn plain_cargo_run_at_the_root_runs_throughline() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let workspace = std::fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let (_, after) = workspace.split_once("default-members").unwrap();
    let members = after.split(']').next().unwrap();
    assert!(members.contains("\"crates/cli\""));
    assert!(
        !members.contains("evaluate") && !members.contains("training"),
        "their binaries would make it ambiguous"
    );
    let cli = std::fs::read_to_string(root.join("crates/cli/Cargo.toml")).unwrap();
    assert_eq!(cli.matches("[[bin]]").count(), 1);
}

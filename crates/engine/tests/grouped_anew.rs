//! A store that is grouped again and again as articles come, change and go is grouped as one that had them all at once.

#![allow(clippy::unwrap_used, reason = "a failed unwrap in a test is a failed test")]

use std::path::Path;

use store::{Access, Group, Store};
use throughline_engine::{Beside, Options};

/// Reports, parts of them as copies, and reports of other days under one outlet with the same last line.
fn write(folder: &Path) -> Vec<std::path::PathBuf> {
    let places = ["Lorn", "Dalmar", "Harrow", "Vessin", "Torvale", "Kesh", "Ammar", "Ostby", "Rill", "Undra"];
    let mut paths = Vec::new();
    let mut put = |name: String, outlet: &str, day: usize, text: &str| {
        let path = folder.join(format!("{name}.jsonl"));
        let row = serde_json::json!({"id": name, "outlet": outlet, "date": format!("2031-03-{day:02}"),
            "title": text.split('.').next(), "text": text});
        std::fs::write(&path, format!("{row}\n")).unwrap();
        paths.push(path);
    };
    for (n, place) in places.iter().enumerate() {
        let other = places[(n + 3) % places.len()];
        let report = format!(
            "The harbour pilots of {place} voted on Monday to end a strike that had kept {n}1 grain ships waiting outside \
             the breakwater. Their union said the owners in {other} had agreed to restore the night allowance and to take \
             back all {n}7 pilots dismissed in March. The mayor of {place} called the vote a relief for every town on the \
             coast and thanked the mediator, who had sat with both sides for six nights in a school without heating."
        );
        put(format!("whole-{n}"), "Courier", 1 + n, &format!("{report} Write to us with what you know."));
        put(format!("part-{n}"), "Wire", 2 + n, report.split_at(report.len() * 2 / 3).0);
        let after = format!(
            "Grain ships entered {place} on Thursday for the first time in weeks, said the port of {place}. The pilots' \
             union and the owners in {other} signed their paper at noon. Write to us with what you know."
        );
        put(format!("after-{n}"), "Courier", 4 + n, &after);
    }
    paths
}

fn add(store: &mut Store, paths: &[std::path::PathBuf]) {
    let options = Options::default();
    throughline_engine::add(store, paths, &Beside::default(), &options, &mut |_, _| ()).unwrap();
    throughline_engine::settle(store, &options, &mut |_, _| ()).unwrap();
}

fn groups(store: &Store) -> Vec<Group> {
    store.groups().unwrap()
}

#[test]
fn a_store_grouped_again_and_again_is_grouped_as_one_that_had_all_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let paths = write(folder.path());
    let mut at_once = Store::open(&folder.path().join("one.db"), Access::Create).unwrap();
    add(&mut at_once, &paths);
    let mut bit_by_bit = Store::open(&folder.path().join("two.db"), Access::Create).unwrap();
    for some in paths.chunks(7) {
        add(&mut bit_by_bit, some);
    }
    let want = groups(&at_once);
    assert_eq!(groups(&bit_by_bit), want);
    assert!(want.iter().filter(|g| g.copy_of.is_some()).count() >= 8, "{want:?}");

    // Without one, and with it again.
    assert!(bit_by_bit.remove("whole-3").unwrap());
    throughline_engine::settle(&mut bit_by_bit, &Options::default(), &mut |_, _| ()).unwrap();
    assert!(groups(&bit_by_bit).iter().all(|g| g.copy_of.as_deref() != Some("whole-3")));
    add(&mut bit_by_bit, &paths);
    assert_eq!(groups(&bit_by_bit), want);

    // And after one of them says something else.
    let row = r#"{"id": "part-5", "outlet": "Wire", "date": "2031-03-07", "text": "The mint of Kesh struck a new coin on Friday, its master said."}"#;
    std::fs::write(&paths[16], format!("{row}\n")).unwrap();
    add(&mut bit_by_bit, &paths);
    let changed = groups(&bit_by_bit).into_iter().find(|g| g.article == "part-5").unwrap();
    assert_eq!(changed.copy_of, None);
}

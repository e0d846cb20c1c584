//! Paths of every awkward sort.

use std::{fs, path::PathBuf};

use throughline_intake::{Beside, Input, gather, gather_within};

fn names(inputs: &[Input]) -> Vec<String> {
    let name = |p: &str| p.rsplit('/').next().unwrap_or_default().to_owned();
    inputs.iter().map(|i| name(&i.given.path)).collect()
}

#[test]
fn folders_are_sorted_and_hidden_entries_skipped() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("b/c")).unwrap();
    for file in ["b/z.txt", "b/c/y.txt", "a.txt", ".hidden.txt"] {
        fs::write(dir.path().join(file), "Talks opened.").unwrap();
    }
    let (inputs, warnings) = gather(&[dir.path().to_path_buf()], &Beside::default());
    assert_eq!(names(&inputs), ["a.txt", "y.txt", "z.txt"]);
    assert!(warnings.is_empty());
}

#[test]
fn what_is_missing_is_named_and_the_rest_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.txt");
    fs::write(&file, "Talks opened.").unwrap();
    let (inputs, warnings) = gather(&[dir.path().join("none.txt"), file.clone(), file], &Beside::default());
    assert_eq!(names(&inputs), ["a.txt"]);
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].unread && warnings[0].input.ends_with("none.txt"));
}

#[cfg(unix)]
#[test]
fn folder_loops_and_links_to_themselves_end() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    fs::write(dir.path().join("in/a.txt"), "Talks opened.").unwrap();
    std::os::unix::fs::symlink(dir.path(), dir.path().join("in/up")).unwrap();
    std::os::unix::fs::symlink(dir.path().join("self"), dir.path().join("self")).unwrap();
    let (inputs, warnings) = gather(&[dir.path().to_path_buf()], &Beside::default());
    assert_eq!(names(&inputs), ["a.txt"]);
    assert_eq!(warnings.len(), 1);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.txt");
    fs::write(&file, "Talks opened.").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    // A superuser may read it all the same; then there is nothing to warn of.
    let readable = fs::read(&file).is_ok();
    let (inputs, warnings) = gather(&[file], &Beside::default());
    assert_eq!((inputs.len(), warnings.len()), if readable { (1, 0) } else { (0, 1) });
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.txt");
    fs::write(&file, vec![b'a'; 2048]).unwrap();
    let (inputs, warnings) = gather_within(&[file], &Beside::default(), 1024);
    assert!(inputs.is_empty() && warnings[0].unread);
}

#[test]
fn a_meta_table_fills_in_and_an_idle_row_is_noted() {
    let dir = tempfile::tempdir().unwrap();
    let (file, table) = (dir.path().join("a.txt"), dir.path().join("m.csv"));
    fs::write(&file, "Talks opened.").unwrap();
    fs::write(&table, "path,outlet\na.txt,Harrow Courier\nb.txt,Nobody\n").unwrap();
    let (inputs, warnings) =
        gather(&[PathBuf::from(&file)], &Beside { meta: Some(&table), ..Beside::default() });
    assert_eq!(inputs[0].given.outlet.as_deref(), Some("Harrow Courier"));
    assert_eq!((warnings.len(), warnings[0].unread), (1, false));
}

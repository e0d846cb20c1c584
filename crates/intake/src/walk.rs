//! What the user's paths name, in a fixed order: folders are walked once each, however they are linked.

use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use model::Warning;

/// Folders inside folders are followed this far.
const DEPTH: usize = 64;

/// The files that `paths` name. A file named twice is taken once.
pub(crate) fn files(paths: &[PathBuf], warnings: &mut Vec<Warning>) -> Vec<PathBuf> {
    let mut walk = Walk { found: Vec::new(), files: BTreeSet::new(), folders: BTreeSet::new() };
    for path in paths {
        if path == Path::new("-") {
            if walk.files.insert(path.clone()) {
                walk.found.push(path.clone());
            }
        } else {
            walk.visit(path, 0, warnings);
        }
    }
    walk.found
}

struct Walk {
    found: Vec<PathBuf>,
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Walk {
    fn visit(&mut self, path: &Path, depth: usize, warnings: &mut Vec<Warning>) {
        let name = path.to_string_lossy();
        let (real, kind) = match fs::canonicalize(path).and_then(|r| fs::metadata(&r).map(|m| (r, m))) {
            Ok((real, meta)) => (real, meta.file_type()),
            Err(error) => {
                warnings.push(Warning::unread(name, reason(&error)));
                return;
            }
        };
        if kind.is_dir() {
            self.folder(path, real, depth, warnings);
        } else if kind.is_file() || depth == 0 {
            // A pipe that the user names (a process substitution) is read; one inside a folder would block.
            if self.files.insert(real) {
                self.found.push(path.to_path_buf());
            }
        }
    }

    fn folder(&mut self, path: &Path, real: PathBuf, depth: usize, warnings: &mut Vec<Warning>) {
        if !self.folders.insert(real) {
            return;
        }
        if depth >= DEPTH {
            let message = format!("folders are followed {DEPTH} deep; name this one itself to read it");
            warnings.push(Warning::unread(path.to_string_lossy(), message));
            return;
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => {
                warnings.push(Warning::unread(path.to_string_lossy(), reason(&error)));
                return;
            }
        };
        let mut names: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
        names.sort();
        for inner in names.iter().filter(|p| !hidden(p)) {
            self.visit(inner, depth + 1, warnings);
        }
    }
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'))
}

/// An I/O error as a reader of a terminal understands it.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "not found: check the spelling of the path".to_owned(),
        ErrorKind::PermissionDenied => "may not be read: check its permissions".to_owned(),
        _ if error.raw_os_error() == Some(40) => "a link that leads back to itself".to_owned(),
        _ => format!("could not be read: {error}"),
    }
}

//! From what a user names to articles: files and folders, each read, each problem a warning.

use std::path::{Path, PathBuf};

use model::{Article, Warning};
use reading::Given;

/// Reads every article under `paths`. What cannot be read is a warning, and the rest goes on.
#[must_use]
pub fn open(paths: &[PathBuf]) -> (Vec<Article>, Vec<Warning>) {
    let mut articles = Vec::new();
    let mut warnings = Vec::new();
    for path in paths {
        for file in files(path, &mut warnings) {
            let name = file.display().to_string();
            match std::fs::read(&file) {
                Ok(bytes) => {
                    let given = Given { path: name, ..Given::default() };
                    let (mut read, mut trouble) = reading::read(&given, &bytes);
                    if read.is_empty() && trouble.is_empty() {
                        read.extend(as_text(&given, &bytes));
                    }
                    articles.append(&mut read);
                    warnings.append(&mut trouble);
                }
                Err(error) => warnings.push(Warning::unread(name, error.to_string())),
            }
        }
    }
    (articles, warnings)
}

fn files(path: &Path, warnings: &mut Vec<Warning>) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let mut found = Vec::new();
    match std::fs::read_dir(path) {
        Ok(entries) => {
            let mut inside: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
            inside.sort();
            for entry in inside {
                found.extend(files(&entry, warnings));
            }
        }
        Err(error) => warnings.push(Warning::unread(path.display().to_string(), error.to_string())),
    }
    found
}

/// Until the reading room knows plain text: each line a block of body.
fn as_text(given: &Given, bytes: &[u8]) -> Option<Article> {
    let text = String::from_utf8(bytes.to_vec()).ok()?;
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = model::Span::of(at..at + line.len()).trimmed(&text);
        if !span.is_empty() {
            blocks.push(model::Block { role: model::BlockRole::Body, span, source: None, repeats: None });
        }
        at += line.len();
    }
    let stem = Path::new(&given.path).file_stem().map(|s| s.to_string_lossy().into_owned())?;
    Some(Article { id: stem, path: given.path.clone(), text, blocks, ..Article::default() })
}

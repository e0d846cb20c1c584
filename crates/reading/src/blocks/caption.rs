//! Words under pictures, known by their credit.

use super::shape;

const PREFIXES: &[&str] = &[
    "photo:",
    "photo by",
    "photograph:",
    "photo credit",
    "image:",
    "image credit",
    "image source",
    "picture:",
    "file photo",
    "file -",
    "file –",
    "file —",
    "(photo",
    "[photo",
    "credit:",
    "illustration:",
    "caption:",
    "a file photo",
    "photo illustration",
    "image caption",
    "media caption",
    "figure:",
    "graphic:",
];
const SUFFIXES: &[&str] = &[
    "/getty images",
    "/reuters",
    "/afp",
    "/ap",
    "/epa",
    "/ap photo",
    "/shutterstock",
    "/alamy",
    "getty images",
    "file photo",
    "(file photo)",
    "via getty images",
    "via reuters",
    "via ap",
    "ap photo",
    "/pool",
];

/// True for a caption or a credit.
pub(super) fn is(line: &str) -> bool {
    if line.len() > 500 {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_end_matches(['.', ')', ']', ' ']);
    let count = shape::words(line);
    let credited =
        bare.contains("(ap photo/") || bare.contains("/getty images") || bare.contains("(photo by ");
    (count <= 60 && (PREFIXES.iter().any(|p| lower.starts_with(p)) || SUFFIXES.iter().any(|s| ends(bare, s))))
        || (count <= 80 && credited)
}

/// A suffix begins at a word's start.
fn ends(bare: &str, suffix: &str) -> bool {
    bare.strip_suffix(suffix)
        .is_some_and(|rest| suffix.starts_with(['/', '(']) || !rest.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_make_captions() {
        assert!(is("Dockers at the gate on Monday. Photo by Jane Doe/Reuters"));
        assert!(is("FILE - The customs house in Oslo, May 3, 2024. (AP Photo/Jane Doe, File)"));
        assert!(is("Photo: Jane Doe"));
        assert!(!is("The photo showed the two envoys together, officials said."));
    }
}

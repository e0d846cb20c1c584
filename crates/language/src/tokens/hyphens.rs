//! Hyphens that join two names and not one word: "Russia-Ukraine talks", "US-Iran deal".

/// True when the hyphen between `left` and the head of `right` is a token of its own.
pub(super) fn parts(left: &str, right: &str) -> bool {
    if !is_state(left) {
        return false;
    }
    let end = right.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(right.len());
    is_state(right[..end].trim_end_matches('.'))
}

/// A short name of a state or body as newspapers join them.
fn is_state(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    if !word.starts_with(char::is_uppercase) {
        return false;
    }
    matches!(word, "US" | "U.S" | "UK" | "U.K" | "EU" | "E.U" | "UN" | "U.N" | "USA" | "NATO")
}

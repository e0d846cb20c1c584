//! The encoding that a page or its header names.

/// The label in a `Content-Type`, or in the page's first kilobytes.
pub(super) fn label(content_type: Option<&str>, bytes: &[u8]) -> Option<String> {
    content_type.and_then(after_charset).or_else(|| {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
        after_charset(&head).or_else(|| {
            let rest = head.strip_prefix("<?xml")?.split("encoding=").nth(1)?;
            Some(word(rest))
        })
    })
}

fn after_charset(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let rest = lower.split("charset").nth(1)?.trim_start().strip_prefix('=')?.to_owned();
    Some(word(rest.trim_start())).filter(|w| !w.is_empty())
}

fn word(text: &str) -> String {
    let text = text.trim_start_matches(['"', '\'']);
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_then_page() {
        let page = b"<meta charset='windows-1251'>";
        assert_eq!(label(Some("text/html; charset=KOI8-R"), page).as_deref(), Some("koi8-r"));
        assert_eq!(label(None, page).as_deref(), Some("windows-1251"));
        assert_eq!(
            label(None, b"<?xml version='1.0' encoding='ISO-8859-1'?>").as_deref(),
            Some("iso-8859-1")
        );
        assert_eq!(label(None, b"<p>"), None);
    }
}

//! Names of outlets and agencies as the text around an article states them.

/// Last words that make a short line of capitals an outlet's name.
const OUTLET_TAILS: &[&str] = &[
    "news",
    "times",
    "post",
    "herald",
    "tribune",
    "gazette",
    "journal",
    "daily",
    "press",
    "agency",
    "courier",
    "radio",
    "tv",
    "television",
    "observer",
    "guardian",
    "telegraph",
    "chronicle",
    "monitor",
    "mail",
    "mirror",
    "standard",
    "examiner",
    "bulletin",
    "record",
    "star",
    "sun",
    "globe",
    "dispatch",
    "register",
    "today",
    "network",
    "report",
    "weekly",
    "review",
    "insider",
    "wire",
    "online",
    "independent",
    "newspaper",
    "ledger",
    "argus",
    "echo",
    "mercury",
    "advertiser",
    "messenger",
    "inquirer",
    "enquirer",
    "sentinel",
    "citizen",
    "reporter",
    "voice",
    "broadcasting",
];

/// The listed outlet that a credit, a dateline or a line names.
pub(crate) fn agency(words: &str) -> Option<&'static str> {
    let words = words.trim();
    (words.len() <= 60).then(|| facts::outlet(words)).flatten().map(|o| o.name)
}

/// True for a listed wire.
pub(crate) fn is_wire(name: &str) -> bool {
    facts::outlet(name).is_some_and(facts::Outlet::is_wire)
}

/// Who publishes an address: the listed outlet of its host, else the host without "www.".
pub(crate) fn of_url(url: &str) -> Option<&str> {
    let host = url.split("://").nth(1)?.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let listed = facts::outlet_of_domain(host).map(|o| o.name);
    listed.or_else(|| (host.contains('.') && host.len() < 80).then_some(host))
}

/// True for the name of an outlet where a date or an author stands beside it: one word of a press will do there.
pub(crate) fn is_press(name: &str) -> bool {
    let name = name.trim();
    let one = || {
        let word = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
        let tail = OUTLET_TAILS.contains(&word.to_lowercase().as_str());
        tail && word.starts_with(char::is_uppercase)
    };
    is_name_line(name) || one()
}

/// True for a short line that is nothing but the name of an outlet.
pub(crate) fn is_name_line(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    if line.len() > 60 || words.is_empty() || words.len() > 5 {
        return false;
    }
    if agency(line).is_some() {
        return true;
    }
    let small = |w: &str| matches!(w, "the" | "of" | "and" | "&" | "de" | "for");
    let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let tail = words.last().map(|w| w.to_lowercase()).unwrap_or_default();
    let site = [".com", ".org", ".net", ".news", ".tv", ".co.uk"].iter().any(|t| tail.ends_with(t));
    let clean =
        !line.ends_with(['.', '?', '!', ':', ',']) && !line.contains(", ") && !line.starts_with("By ");
    let named = words.len() >= 2 && OUTLET_TAILS.contains(&tail.as_str());
    clean && words.iter().all(|w| capital(w) || small(w) || site) && (named || (site && words.len() == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_their_publisher() {
        assert_eq!(of_url("https://www.harrowcourier.example/2026/x"), Some("harrowcourier.example"));
        assert_eq!(of_url("https://edition.cnn.com/x"), Some("CNN"));
        assert_eq!(of_url("harrow"), None);
    }

    #[test]
    fn outlet_lines() {
        for line in ["Harrow Courier", "XYZ News", "Reuters", "The Dalmar Daily Post", "dalmar24.com"] {
            assert!(is_name_line(line), "{line}");
        }
        for line in ["News", "Talks Resume In Vienna", "A deal by the post", "Envoys read the news"] {
            assert!(!is_name_line(line), "{line}");
        }
    }
}

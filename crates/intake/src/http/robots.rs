//! robots.txt (RFC 9309): what a host does not want fetched.

/// The rules for this program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Robots {
    /// Patterns, with true for those that allow.
    rules: Vec<(String, bool)>,
}

impl Robots {
    /// Nothing may be fetched.
    pub(super) fn nothing() -> Self {
        Self { rules: vec![("/".to_owned(), false)] }
    }

    /// The group that names this program, else the one for all.
    pub(super) fn read(text: &str) -> Self {
        let (mut own, mut all) = (Vec::new(), Vec::new());
        let (mut named, mut any, mut in_rules, mut found) = (false, false, false, false);
        for line in text.lines().take(10_000) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((field, value)) = line.split_once(':') else { continue };
            let (field, value) = (field.trim().to_ascii_lowercase(), value.trim());
            match field.as_str() {
                "user-agent" => {
                    if in_rules {
                        (named, any, in_rules) = (false, false, false);
                    }
                    named |= value.to_ascii_lowercase().starts_with("throughline");
                    any |= value == "*";
                    found |= named;
                }
                "allow" | "disallow" => {
                    in_rules = true;
                    if value.is_empty() {
                        continue;
                    }
                    let rule = (value.to_owned(), field == "allow");
                    if named {
                        own.push(rule.clone());
                    }
                    if any {
                        all.push(rule);
                    }
                }
                _ => {}
            }
        }
        Self { rules: if found { own } else { all } }
    }

    /// The longest rule that fits decides; of two as long the one that allows.
    pub(super) fn allows(&self, path: &str) -> bool {
        let fits = self.rules.iter().filter(|(pattern, _)| fits(pattern, path));
        fits.max_by_key(|(pattern, allow)| (pattern.len(), *allow)).is_none_or(|(_, allow)| *allow)
    }
}

/// `*` stands for anything, `$` for the end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, end) = pattern.strip_suffix('$').map_or((pattern, false), |p| (p, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = pattern;
    for part in parts {
        last = part;
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    !end || rest.is_empty() || (pattern.contains('*') && path.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_of_the_right_group_decides() {
        let r = Robots::read(
            "User-agent: *\nDisallow: /\n\nUser-agent: Throughline\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n",
        );
        for (path, allowed) in [
            ("/a", true),
            ("/private/x", false),
            ("/private/open/y", true),
            ("/a.pdf", false),
            ("/a.pdf?x", true),
        ] {
            assert_eq!(r.allows(path), allowed, "{path}");
        }
        assert!(!Robots::read("User-agent: *\nDisallow: /\n").allows("/x"));
        assert!(Robots::default().allows("/x"));
    }
}

//! What nouns make of the words beside them: "the issue of X", "a demand for X", "the return of X".

use std::sync::OnceLock;

use facts::hash::Map;

/// The shipped table.
const TABLE: &str = include_str!("../../../../data/issue-nouns.tsv");

/// What a noun does beside an issue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "the classes of the table are independent of each other")]
pub(super) struct Noun {
    /// "the issue of X": only X is the name.
    pub(super) issue: bool,
    /// "the role of X": the noun belongs to the name.
    pub(super) naming: bool,
    /// "talks on X".
    pub(super) talk: bool,
    /// "gaps on X": X is an issue even where nothing else knows it.
    pub(super) apart: bool,
    /// "a demand for X": X is meant.
    pub(super) container: bool,
    /// "the return of X": noun and X together are meant.
    pub(super) relational: bool,
    /// "plans to build X", "a ban on X": X is wished, feared or forbidden.
    pub(super) wish: bool,
    /// Names no issue by itself.
    pub(super) empty: bool,
    /// Empty, but the object of a stance where other words say which: "the joint action".
    pub(super) weak: bool,
}

/// The classes of `noun` (lower case); all false for nouns that the table does not know.
pub(super) fn noun(noun: &str) -> Noun {
    table().get(noun).copied().unwrap_or_default()
}

fn table() -> &'static Map<&'static str, Noun> {
    static NOUNS: OnceLock<Map<&'static str, Noun>> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let rows = TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
        rows.map(|(noun, classes)| (noun, read(classes))).collect()
    })
}

fn read(classes: &str) -> Noun {
    let has = |class: &str| classes.split(' ').any(|c| c == class);
    Noun {
        issue: has("issue"),
        naming: has("naming"),
        talk: has("talk"),
        apart: has("apart"),
        container: has("container"),
        relational: has("relational"),
        wish: has("wish"),
        empty: has("empty"),
        weak: has("weak"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_table_is_known() {
        let known = ["issue", "naming", "talk", "apart", "container", "relational", "wish", "empty", "weak"];
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let (noun, classes) = line.split_once('\t').unwrap_or((line, ""));
            assert!(
                !classes.is_empty() && classes.split(' ').all(|c| known.contains(&c)),
                "{noun}: {classes}"
            );
        }
        assert!(noun("issue").issue && noun("demand").container && !noun("artillery").empty);
    }
}

//! Reads the shipped tables: tab-divided lines, `#` for comments, `-` for an empty field, `|` between choices.

/// The fields of each line that is no comment.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|line| Row { line })
}

/// One line of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    line: &'static str,
}

impl Row {
    /// Field `n`; empty for "-" and past the end.
    pub(crate) fn field(self, n: usize) -> &'static str {
        match self.line.split('\t').nth(n) {
            None | Some("-") => "",
            Some(field) => field,
        }
    }

    /// Field `n`, or nothing where it is empty.
    pub(crate) fn some(self, n: usize) -> Option<&'static str> {
        Some(self.field(n)).filter(|f| !f.is_empty())
    }

    /// The choices in field `n`.
    pub(crate) fn list(self, n: usize) -> impl Iterator<Item = &'static str> {
        self.field(n).split('|').filter(|f| !f.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_fields() {
        let rows: Vec<Row> = rows("# source\na\t-\tx|y\n\nb\n").collect();
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].field(0), rows[0].some(1)), ("a", None));
        assert_eq!(rows[0].list(2).collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(rows[1].field(5), "");
    }
}

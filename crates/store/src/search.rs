//! Search: words and phrases of the articles, who is named in them, days, outlets.

use rusqlite::{Connection, params};

use crate::{Result, Store};

/// What is looked for; everything given must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words; those in double quotes stand together; `word*` is a beginning.
    pub words: String,
    /// A part of a person's or body's name.
    pub who: Option<String>,
    /// A part of an outlet's name.
    pub outlet: Option<String>,
    /// Published on this day or later, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// Published on this day or earlier.
    pub until: Option<String>,
    /// The most to give.
    pub limit: usize,
}

/// An article that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Its path.
    pub path: String,
    /// Its address.
    pub url: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// The first day on which it may have been published.
    pub earliest: Option<String>,
    /// The last such day.
    pub latest: Option<String>,
    /// Its story.
    pub story: Option<String>,
    /// Words around the first match, the match between \u{1} and \u{2}; its beginning where no words were given.
    pub words: String,
}

impl Store {
    /// The articles that fit, the best first; without words the newest first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn search(&self, query: &Query) -> Result<Vec<Hit>> {
        self.run(|c| find(c, query))
    }
}

fn find(c: &Connection, query: &Query) -> rusqlite::Result<Vec<Hit>> {
    let pattern = pattern(&query.words);
    // The words around a match are cut out of its text, so only for those given and not for all that fit.
    let narrow = [&query.who, &query.outlet, &query.since, &query.until].iter().any(|f| f.is_some());
    let (from, number, worth, direction, words) = if pattern.is_empty() {
        ("articles a WHERE ?1 = ?1", "a.number", "a.latest", "DESC", "substr(a.text, 1, 160)")
    } else {
        (
            // Where words alone are asked for, the articles that have them need not be looked up to be ranked.
            if narrow {
                "articles_fts f JOIN articles a ON a.number = f.rowid AND f.articles_fts MATCH ?1 WHERE true"
            } else {
                "articles_fts f WHERE f.articles_fts MATCH ?1"
            },
            "f.rowid",
            "bm25(articles_fts, 4.0, 1.0)",
            "ASC",
            "(SELECT snippet(articles_fts, 1, char(1), char(2), ' … ', 24)
              FROM articles_fts WHERE articles_fts MATCH ?1 AND rowid = a.number)",
        )
    };
    let filter = if narrow {
        "AND (?2 IS NULL OR a.id IN (SELECT article FROM names WHERE instr(lower(name), lower(?2))))
         AND (?3 IS NULL OR instr(lower(a.outlet), lower(?3)))
         AND (?4 IS NULL OR coalesce(a.latest, a.earliest) >= ?4)
         AND (?5 IS NULL OR coalesce(a.earliest, a.latest) <= ?5)"
    } else {
        "AND coalesce(?2, ?3, ?4, ?5) IS NULL"
    };
    let sql = format!(
        "WITH found AS MATERIALIZED (
           SELECT {number} AS number, {worth} AS worth FROM {from} {filter}
           ORDER BY worth {direction}, number LIMIT ?6)
         SELECT a.id, a.path, a.url, a.outlet, a.title, a.earliest, a.latest, a.story, {words}
         FROM found JOIN articles a USING (number) ORDER BY worth {direction}, a.id"
    );
    let limit = i64::try_from(query.limit).unwrap_or(i64::MAX);
    let wanted = params![pattern, query.who, query.outlet, query.since, query.until, limit];
    let mut rows = c.prepare(&sql)?;
    let rows = rows.query_map(wanted, |r| {
        Ok(Hit {
            id: r.get(0)?,
            path: r.get(1)?,
            url: r.get(2)?,
            outlet: r.get(3)?,
            title: r.get(4)?,
            earliest: r.get(5)?,
            latest: r.get(6)?,
            story: r.get(7)?,
            words: r.get::<_, Option<String>>(8)?.unwrap_or_default(),
        })
    })?;
    rows.collect()
}

/// Words as FTS5 takes them: each quoted, so that no sign of theirs means anything to it.
fn pattern(words: &str) -> String {
    // SQLite reads no further than a zero, and a quotation would never end.
    let words = words.replace('\0', " ");
    let mut parts = Vec::new();
    for (i, piece) in words.split('"').enumerate() {
        if i % 2 == 1 {
            if piece.chars().any(char::is_alphanumeric) {
                parts.push(format!("\"{piece}\""));
            }
            continue;
        }
        for word in piece.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)) {
            let (word, star) = word.strip_suffix('*').map_or((word, ""), |w| (w, "*"));
            parts.push(format!("\"{word}\"{star}"));
        }
    }
    parts.join(" AND ")
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn signs_of_the_searcher_mean_nothing_to_the_engine() {
        assert_eq!(pattern("prisoner exchange"), "\"prisoner\" AND \"exchange\"");
        assert_eq!(pattern("\"last issue\" Holt's"), "\"last issue\" AND \"Holt's\"");
        assert_eq!(pattern("negoti* - ("), "\"negoti\"*");
        assert_eq!(pattern("zero\0 in \"a\0b\""), "\"zero\" AND \"in\" AND \"a b\"");
        assert_eq!(pattern("open \"quote here"), "\"open\" AND \"quote here\"");
    }
}

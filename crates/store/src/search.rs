//! Search: words and phrases of the articles, who is named in them, days, outlets.

use rusqlite::{Connection, OptionalExtension, params};

use crate::cut::{Wanted, around};
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
    let (pattern, wanted) = pattern(&query.words);
    let narrow = [&query.who, &query.outlet, &query.since, &query.until].iter().any(|f| f.is_some());
    let (from, number, worth, direction, text) = if pattern.is_empty() {
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
            "a.text",
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
         SELECT a.id, a.path, a.url, a.outlet, a.title, a.earliest, a.latest, a.story, {text}, a.number
         FROM found JOIN articles a USING (number) ORDER BY worth {direction}, a.id"
    );
    let limit = i64::try_from(query.limit).unwrap_or(i64::MAX);
    let asked = params![pattern, query.who, query.outlet, query.since, query.until, limit];
    let mut rows = c.prepare_cached(&sql)?;
    let rows = rows.query_map(asked, |r| {
        let text = r.get_ref(8)?.as_str_or_null()?.unwrap_or_default();
        let words = if pattern.is_empty() {
            text.to_owned()
        } else {
            around(text, &wanted).map_or_else(|| snippet(c, &pattern, r.get(9)?), Ok)?
        };
        Ok(Hit {
            id: r.get(0)?,
            path: r.get(1)?,
            url: r.get(2)?,
            outlet: r.get(3)?,
            title: r.get(4)?,
            earliest: r.get(5)?,
            latest: r.get(6)?,
            story: r.get(7)?,
            words,
        })
    })?;
    rows.collect()
}

/// The words around a match as FTS5 cuts them out, which knows more spellings of a word than [`around`].
fn snippet(c: &Connection, pattern: &str, number: i64) -> rusqlite::Result<String> {
    let sql = "SELECT snippet(articles_fts, 1, char(1), char(2), ' … ', 24)
               FROM articles_fts WHERE articles_fts MATCH ?1 AND rowid = ?2";
    let found = c.prepare_cached(sql)?.query_row(params![pattern, number], |r| r.get(0)).optional()?;
    Ok(found.flatten().unwrap_or_default())
}

/// Words as FTS5 takes them: each quoted, so that no sign of theirs means anything to it; and as they are looked for in a
/// text.
fn pattern(words: &str) -> (String, Vec<Wanted>) {
    // SQLite reads no further than a zero, and a quotation would never end.
    let words = words.replace('\0', " ");
    let (mut parts, mut wanted) = (Vec::new(), Vec::new());
    for (i, piece) in words.split('"').enumerate() {
        if i % 2 == 1 {
            if piece.chars().any(char::is_alphanumeric) {
                parts.push(format!("\"{piece}\""));
                wanted.push(Wanted::of(piece, false));
            }
            continue;
        }
        for word in piece.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)) {
            let (word, star) = word.strip_suffix('*').map_or((word, ""), |w| (w, "*"));
            parts.push(format!("\"{word}\"{star}"));
            wanted.push(Wanted::of(word, !star.is_empty()));
        }
    }
    (parts.join(" AND "), wanted)
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn signs_of_the_searcher_mean_nothing_to_the_engine() {
        assert_eq!(pattern("prisoner exchange").0, "\"prisoner\" AND \"exchange\"");
        assert_eq!(pattern("\"last issue\" Holt's").0, "\"last issue\" AND \"Holt's\"");
        assert_eq!(pattern("negoti* - (").0, "\"negoti\"*");
        assert_eq!(pattern("zero\0 in \"a\0b\"").0, "\"zero\" AND \"in\" AND \"a b\"");
        assert_eq!(pattern("open \"quote here").0, "\"open\" AND \"quote here\"");
    }
}

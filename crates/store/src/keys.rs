//! What grouping needs of each article, kept so that texts need not be read again.

use model::Article;
use rusqlite::{Row, params, params_from_iter};

use crate::{Result, Store, articles};

/// An article of which no good key is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Unkeyed {
    /// The article.
    pub article: Article,
    /// Its row and the state that it is in.
    number: i64,
    revision: i64,
}

/// Ids in one question to the store.
const AT_ONCE: usize = 500;

impl Store {
    /// The keys that `made_by` made of the articles as they are, with the articles' ids, in the order of these.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn keys(&self, made_by: &str) -> Result<Vec<(String, Vec<u8>)>> {
        self.run(|c| {
            let sql = "SELECT a.id, k.key FROM articles a JOIN article_keys k ON k.article = a.number
                       WHERE k.revision = a.revision AND k.made_by = ?1 ORDER BY a.id";
            c.prepare(sql)?.query_map([made_by], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
        })
    }

    /// Some articles of which `made_by` has made no key yet, `most` at once.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn unkeyed(&self, made_by: &str, most: usize) -> Result<Vec<Unkeyed>> {
        self.run(|c| {
            let sql = "SELECT a.id, a.text, r.frame, a.number, a.revision
                       FROM articles a JOIN revisions r ON r.article = a.number AND r.revision = a.revision
                       WHERE NOT EXISTS (SELECT 1 FROM article_keys k WHERE k.article = a.number
                                         AND k.revision = a.revision AND k.made_by = ?1)
                       LIMIT ?2";
            let row =
                |r: &Row<'_>| Ok(Unkeyed { article: article(r)?, number: r.get(3)?, revision: r.get(4)? });
            c.prepare(sql)?.query_map(params![made_by, most], row)?.collect()
        })
    }

    /// Keeps keys; that of an article which is gone is passed over.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn put_keys(&mut self, made_by: &str, keys: &[(&Unkeyed, Vec<u8>)]) -> Result<()> {
        self.whole(|c| {
            let mut write = c.prepare_cached(
                "INSERT OR REPLACE INTO article_keys (article, revision, made_by, key)
                 SELECT number, ?2, ?3, ?4 FROM articles WHERE number = ?1",
            )?;
            for (of, key) in keys {
                write.execute(params![of.number, of.revision, made_by, key])?;
            }
            Ok(())
        })
    }

    /// The articles of these ids, those that are there.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn these(&self, ids: &[&str]) -> Result<Vec<Article>> {
        self.run(|c| {
            let mut found = Vec::with_capacity(ids.len());
            for ids in ids.chunks(AT_ONCE) {
                let marks = vec!["?"; ids.len()].join(", ");
                let sql = format!(
                    "SELECT a.id, a.text, r.frame
                     FROM articles a JOIN revisions r ON r.article = a.number AND r.revision = a.revision
                     WHERE a.id IN ({marks})"
                );
                let mut rows = c.prepare(&sql)?;
                for row in rows.query_map(params_from_iter(ids), article)? {
                    found.push(row?);
                }
            }
            Ok(found)
        })
    }
}

/// An article out of its id, its words and its frame.
fn article(r: &Row<'_>) -> rusqlite::Result<Article> {
    let frame: String = r.get(2)?;
    let mut article: Article = serde_json::from_str(&frame).map_err(|e| articles::unreadable(2, e))?;
    (article.id, article.text) = (r.get(0)?, r.get(1)?);
    Ok(article)
}

//! Articles in and out.

use model::{Article, draft::Drafts};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{Result, Store, clock, pack, revise};

/// One input as it came, with the articles that it gave.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Hash of its bytes and of what was known beside them.
    pub content: String,
    /// As the user named it.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its articles.
    pub items: Vec<Item>,
}

/// One article of an input, with what it says.
#[derive(Clone, Debug)]
pub struct Item {
    /// The article.
    pub article: Article,
    /// What it says.
    pub drafts: Drafts,
    /// The key of the program that read it.
    pub key: String,
}

/// An article of the store, with what it says where that is still good.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The article as it stands now.
    pub article: Article,
    /// What it says; `None` where another program read it, and it is to be read again.
    pub drafts: Option<Drafts>,
}

/// What names an article to a reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its headline.
    pub title: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// What came of adding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Articles that were not there.
    pub new: usize,
    /// Articles whose words changed: they have a revision more.
    pub changed: usize,
    /// Articles that were there as they are.
    pub known: usize,
}

impl std::ops::AddAssign for Added {
    fn add_assign(&mut self, more: Self) {
        self.new += more.new;
        self.changed += more.changed;
        self.known += more.known;
    }
}

impl Store {
    /// Which of these inputs (by content hash) are in the store already.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn known(&self, contents: &[&str]) -> Result<Vec<bool>> {
        self.run(|c| {
            let mut find = c.prepare_cached("SELECT 1 FROM sources WHERE content = ?1")?;
            contents.iter().map(|content| find.exists([content])).collect()
        })
    }

    /// Adds inputs, all or none of them.
    ///
    /// # Errors
    /// The store cannot be written; nothing of the batch is in it then.
    pub fn add(&mut self, arrivals: &[Arrival]) -> Result<Added> {
        self.whole(|c| {
            let now = clock::now(c)?;
            let mut added = Added::default();
            for arrival in arrivals {
                if !source(c, arrival, &now)? {
                    added.known += arrival.items.len();
                    continue;
                }
                for item in &arrival.items {
                    added += revise::put(c, arrival, item, &now)?;
                }
            }
            if added.new + added.changed > 0 {
                crate::state::touch(c)?;
            }
            Ok(added)
        })
    }

    /// How many articles there are.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn count(&self) -> Result<usize> {
        self.run(|c| c.query_row("SELECT count(*) FROM articles", [], |r| r.get(0)))
    }

    /// Ids of the articles that came in, or changed, after `time` (UTC, as the store writes it).
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn added_since(&self, time: &str) -> Result<std::collections::BTreeSet<String>> {
        self.run(|c| {
            let sql =
                "SELECT a.id FROM articles a JOIN revisions r ON r.article = a.number WHERE r.added > ?1";
            c.prepare(sql)?.query_map([time], |r| r.get(0))?.collect()
        })
    }

    /// The articles of one story, or all, in the order of their ids; drafts are given where their key is `key`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn articles(&self, story: Option<&str>, key: Option<&str>) -> Result<Vec<Stored>> {
        // One statement for each: with "story is null or …" in it the index of stories would not be used.
        let of = if story.is_some() { "WHERE a.story = ?1" } else { "WHERE ?1 IS NULL" };
        self.run(|c| stored(c, of, params![story, key]))
    }

    /// The article of this id, without drafts, where the story has it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn article(&self, story: &str, id: &str) -> Result<Option<Article>> {
        let of = "WHERE a.story = ?1 AND a.id = ?3";
        let found = self.run(|c| stored(c, of, params![story, None::<&str>, id]))?;
        Ok(found.into_iter().next().map(|s| s.article))
    }

    /// Keeps what was read out of articles again; an article that is gone is passed over.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_drafts<'a>(
        &mut self,
        of: impl Iterator<Item = (&'a str, &'a Drafts)>,
        key: &str,
    ) -> Result<()> {
        self.whole(|c| {
            let mut write = c.prepare_cached(
                "UPDATE revisions SET drafts = ?2, drafts_key = ?3 WHERE (article, revision) =
                 (SELECT number, revision FROM articles WHERE id = ?1)",
            )?;
            for (id, drafts) in of {
                write.execute(params![id, freeze(drafts), key])?;
            }
            Ok(())
        })
    }

    /// Headline, outlet and address of an article.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn head(&self, id: &str) -> Result<Option<Head>> {
        self.run(|c| {
            let mut find = c.prepare_cached("SELECT title, outlet, url FROM articles WHERE id = ?1")?;
            let head =
                |r: &rusqlite::Row<'_>| Ok(Head { title: r.get(0)?, outlet: r.get(1)?, url: r.get(2)? });
            find.query_row([id], head).optional()
        })
    }

    /// True when an article of this address is there.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn has_url(&self, url: &str) -> Result<bool> {
        self.run(|c| {
            c.prepare_cached("SELECT 1 FROM articles WHERE key = ?1")?.exists([format!("url {url}")])
        })
    }

    /// The id of the article that is meant by an id, one that it had before, a path or an address.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn resolve(&self, wanted: &str) -> Result<Option<String>> {
        self.run(|c| {
            let sql = "SELECT id FROM articles WHERE id = ?1 OR path = ?1 OR url = ?1
                       OR id = (SELECT new FROM renamed WHERE old = ?1) ORDER BY id = ?1 DESC, id LIMIT 1";
            c.query_row(sql, [wanted], |r| r.get(0)).optional()
        })
    }
}

/// An article out of a row of id, text and frame.
fn article(r: &rusqlite::Row<'_>) -> rusqlite::Result<Article> {
    let frame: String = r.get(2)?;
    let article: Article = serde_json::from_str(&frame).map_err(|e| unreadable(2, e))?;
    Ok(Article { id: r.get(0)?, text: r.get(1)?, ..article })
}

/// Keeps an input; false where it is there already.
fn source(c: &Connection, arrival: &Arrival, now: &str) -> rusqlite::Result<bool> {
    let mut write = c.prepare_cached(
        "INSERT INTO sources (content, path, added, size, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (content) DO NOTHING",
    )?;
    let packed = pack::pack(&arrival.bytes);
    Ok(write.execute(params![arrival.content, arrival.path, now, arrival.bytes.len(), packed])? > 0)
}

/// Drafts as the store keeps them.
pub(crate) fn freeze(drafts: &Drafts) -> Option<Vec<u8>> {
    serde_json::to_vec(drafts).ok().map(|json| pack::pack(&json))
}

fn thaw(packed: &[u8]) -> Option<Drafts> {
    serde_json::from_slice(&pack::unpack(packed)?).ok()
}

/// A column that holds what no version of this program wrote.
pub(crate) fn unreadable(column: usize, error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}
/// The articles that fit, in the order of their ids; `?2` is the key of drafts that are good.
fn stored(c: &Connection, of: &str, given: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<Vec<Stored>> {
    let mut rows = c.prepare_cached(&format!(
        "SELECT a.id, a.text, r.frame, CASE WHEN r.drafts_key = ?2 THEN r.drafts END
         FROM articles a JOIN revisions r ON r.article = a.number AND r.revision = a.revision
         {of} ORDER BY a.id"
    ))?;
    let rows = rows.query_map(given, |r| {
        let drafts: Option<Vec<u8>> = r.get(3)?;
        Ok(Stored { article: article(r)?, drafts: drafts.and_then(|d| thaw(&d)) })
    })?;
    rows.collect()
}

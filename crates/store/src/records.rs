//! The records of stories, as an export writes them.

use std::collections::BTreeSet;

use model::{Dossier, record::Record};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{Result, Store, StoryRow};

impl Store {
    /// Writes stories with all their records in place of those that they had, all or none of them.
    ///
    /// # Errors
    /// The store cannot be written; the stories are as they were then.
    pub fn put_stories(&mut self, stories: &[(StoryRow, Dossier)]) -> Result<()> {
        self.whole(|c| stories.iter().try_for_each(|(story, dossier)| put(c, story, dossier)))
    }

    /// Every record of these stories, as one account.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn records<'a>(&self, stories: impl Iterator<Item = &'a str>) -> Result<Dossier> {
        self.run(|c| {
            let mut dossier = Dossier::default();
            let mut find = c.prepare_cached("SELECT type, json FROM records WHERE story = ?1 ORDER BY id")?;
            for story in stories {
                let mut rows = find.query([story])?;
                while let Some(row) = rows.next()? {
                    push(&mut dossier, row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
                }
            }
            Ok(dossier)
        })
    }

    /// Gives type and JSON of every record of a story to `then`, in the order in which its account has them.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn written(&self, story: &str, then: &mut dyn FnMut(&str, &str)) -> Result<()> {
        self.run(|c| {
            // A story's records are written one after another in the order of its account, and rows are numbered as they
            // are written: they lie together, and need neither be looked up one by one nor sorted.
            let mut find = c.prepare_cached(
                "SELECT type, json FROM records WHERE +story = ?1
                 AND rowid >= (SELECT min(rowid) FROM records WHERE story = ?1)
                 AND rowid <= (SELECT max(rowid) FROM records WHERE story = ?1) ORDER BY rowid",
            )?;
            let mut rows = find.query([story])?;
            while let Some(row) = rows.next()? {
                then(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
            }
            Ok(())
        })
    }

    /// Gives type and JSON of the records of a story that rest on words of one article, and of the article's own, to `then`,
    /// in the order in which the account has them; entities and times are not among them.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn resting(&self, story: &str, article: &str, then: &mut dyn FnMut(&str, &str)) -> Result<()> {
        self.run(|c| {
            let mut find = c.prepare_cached(
                "SELECT type, json, rowid AS place FROM records
                 WHERE article = ?2 AND +story = ?1 AND type <> 'time'
                 UNION ALL SELECT r.type, r.json, r.rowid FROM resting x
                 JOIN records r ON r.story = x.story AND r.id = x.record
                 WHERE x.story = ?1 AND x.article = ?2 ORDER BY place",
            )?;
            let mut rows = find.query([story, article])?;
            while let Some(row) = rows.next()? {
                then(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
            }
            Ok(())
        })
    }

    /// True where the store says which records rest on an article; one of an older version that may not be written does not.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn tells_resting(&self) -> Result<bool> {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'resting'";
        self.run(|c| c.prepare_cached(sql)?.query_row([], |r| r.get(0)))
    }

    /// Every meeting of the store, with those who are named in it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn meetings(&self) -> Result<Dossier> {
        self.run(|c| {
            let mut dossier = Dossier::default();
            let mut find = c.prepare(
                "SELECT type, json FROM records WHERE type IN ('meeting', 'entity', 'article') ORDER BY story, id",
            )?;
            let mut rows = find.query([])?;
            while let Some(row) = rows.next()? {
                push(&mut dossier, row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
            }
            Ok(dossier)
        })
    }

    /// Type and words of the record of this id.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn record(&self, id: &str) -> Result<Option<(String, Option<String>)>> {
        self.run(|c| {
            let sql = "SELECT type, words FROM records WHERE id = ?1 ORDER BY story LIMIT 1";
            c.query_row(sql, [id], |r| Ok((r.get(0)?, r.get(1)?))).optional()
        })
    }

    /// The story that has the record, or the record that rests on these words.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn story_of(&self, wanted: &str) -> Result<Option<String>> {
        self.run(|c| {
            let by_id = "SELECT story FROM records WHERE id = ?1 ORDER BY story LIMIT 1";
            let found = c.query_row(by_id, [wanted], |r| r.get(0)).optional()?;
            if found.is_some() {
                return Ok(found);
            }
            let by_words =
                "SELECT story FROM records WHERE instr(lower(words), lower(?1)) ORDER BY story LIMIT 1";
            c.query_row(by_words, [wanted], |r| r.get(0)).optional()
        })
    }
}

fn put(c: &Connection, story: &StoryRow, dossier: &Dossier) -> rusqlite::Result<()> {
    c.prepare_cached("DELETE FROM records WHERE story = ?1")?.execute([&story.id])?;
    c.prepare_cached("DELETE FROM names WHERE story = ?1")?.execute([&story.id])?;
    c.prepare_cached("DELETE FROM resting WHERE story = ?1")?.execute([&story.id])?;
    records(c, &story.id, dossier)?;
    names(c, &story.id, dossier)?;
    c.prepare_cached(
        "INSERT OR REPLACE INTO stories (id, title, first, last, articles, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![story.id, story.title, story.first, story.last, story.articles, story.digest])
    .map(drop)
}

/// Adds a record; what a later version wrote is passed over, and so are stories: many are no one story.
fn push(d: &mut Dossier, kind: &str, json: &str) {
    if let Ok(record) = Record::read(kind, &mut serde_json::Deserializer::from_str(json))
        && !matches!(record, Record::Story(_))
    {
        d.push(record);
    }
}

fn records(c: &Connection, story: &str, dossier: &Dossier) -> rusqlite::Result<()> {
    let mut write = c.prepare_cached(
        "INSERT OR REPLACE INTO records (story, id, type, article, words, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut rest =
        c.prepare_cached("INSERT OR IGNORE INTO resting (story, article, record) VALUES (?1, ?2, ?3)")?;
    for record in dossier.records() {
        let Ok(json) = serde_json::to_string(&record) else { continue };
        let first = record.evidence().first();
        let article = match &record {
            Record::Article(a) => Some(a.id.as_str()),
            Record::Time(t) => Some(t.at.article.as_str()),
            _ => first.map(|e| e.article.as_str()),
        };
        let words = first.map(|e| e.exact.as_str());
        write.execute(params![story, record.id(), record.kind(), article, words, json])?;
        let others: BTreeSet<&str> = record.grounds().map(|e| e.article.as_str()).collect();
        for other in others.into_iter().filter(|other| article != Some(other)) {
            rest.execute(params![story, other, record.id()])?;
        }
    }
    Ok(())
}

fn names(c: &Connection, story: &str, dossier: &Dossier) -> rusqlite::Result<()> {
    let mut write = c.prepare_cached(
        "INSERT OR IGNORE INTO names (story, name, entity, article) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for entity in &dossier.entities {
        let articles: BTreeSet<&str> = entity.mentions.iter().map(|m| m.at.article.as_str()).collect();
        for article in articles {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                write.execute(params![story, name, entity.id, article])?;
            }
        }
    }
    Ok(())
}

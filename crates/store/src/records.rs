//! The records of stories, as an export writes them.

use std::collections::BTreeSet;

use model::{Dossier, record::Record};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{Result, Store, StoryRow};

impl Store {
    /// Writes a story with all its records in place of those that it had.
    ///
    /// # Errors
    /// The store cannot be written; the story is as it was then.
    pub fn put_story(&mut self, story: &StoryRow, dossier: &Dossier) -> Result<()> {
        self.whole(|c| {
            c.prepare_cached("DELETE FROM records WHERE story = ?1")?.execute([&story.id])?;
            c.prepare_cached("DELETE FROM names WHERE story = ?1")?.execute([&story.id])?;
            records(c, &story.id, dossier)?;
            names(c, &story.id, dossier)?;
            c.prepare_cached(
                "INSERT OR REPLACE INTO stories (id, title, first, last, articles, digest)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![story.id, story.title, story.first, story.last, story.articles, story.digest])
            .map(drop)
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

fn records(c: &Connection, story: &str, dossier: &Dossier) -> rusqlite::Result<()> {
    let mut write = c.prepare_cached(
        "INSERT OR REPLACE INTO records (story, id, type, article, words, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for record in dossier.records() {
        let Ok(json) = serde_json::to_value(&record) else { continue };
        let kind = json.get("type").and_then(|t| t.as_str()).unwrap_or_default();
        let first = record.evidence().first();
        let article = match &record {
            Record::Article(a) => Some(a.id.as_str()),
            Record::Time(t) => Some(t.at.article.as_str()),
            _ => first.map(|e| e.article.as_str()),
        };
        let words = first.map(|e| e.exact.as_str());
        write.execute(params![story, record.id(), kind, article, words, json.to_string()])?;
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

//! Whether an article is new, known, or another state of one that is there.
//!
//! An article is the same one by its address; else by its own id within the container that it came in; else by its
//! path, for a file of its own; else by its words. Ids are those that the same articles would get from paths: the
//! first of several with one id, in canonical order, keeps it, the next are counted.

use model::Article;
use rusqlite::{Connection, OptionalExtension, params};

use crate::articles::{Added, Arrival, Item, freeze};

/// What tells an article from all others in the store.
fn key(article: &Article) -> String {
    let (container, row) = match article.path.rsplit_once('#') {
        Some((container, row)) => (container, Some(row)),
        None => (article.path.as_str(), None),
    };
    let by_words = article.text_sha256.starts_with(&article.id);
    match (&article.url, row) {
        (Some(url), _) => format!("url {url}"),
        (None, _) if !by_words => format!("id {} in {container}", article.id),
        (None, None) if container != "-" => format!("path {container}"),
        _ => format!("words {} {}", article.text_sha256, article.outlet.as_deref().unwrap_or_default()),
    }
}

struct Known {
    number: i64,
    revision: i64,
    id: String,
    base: String,
    frame: String,
    sha: String,
}

/// Puts an article in.
pub(crate) fn put(c: &Connection, arrival: &Arrival, item: &Item, now: &str) -> rusqlite::Result<Added> {
    let key = key(&item.article);
    let mut find = c.prepare_cached(
        "SELECT a.number, a.revision, a.id, a.base, r.frame, a.text_sha256
         FROM articles a JOIN revisions r ON r.article = a.number AND r.revision = a.revision WHERE a.key = ?1",
    )?;
    let known = find
        .query_row([&key], |r| {
            Ok(Known {
                number: r.get(0)?,
                revision: r.get(1)?,
                id: r.get(2)?,
                base: r.get(3)?,
                frame: r.get(4)?,
                sha: r.get(5)?,
            })
        })
        .optional()?;
    match known {
        None => {
            let number = insert(c, &key, &item.article)?;
            revision(c, number, 1, arrival, item, now)?;
            settle(c, &item.article.id)?;
            Ok(Added { new: 1, ..Added::default() })
        }
        Some(known) if same(&known, &item.article) => Ok(Added { known: 1, ..Added::default() }),
        Some(known) => {
            change(c, &known, arrival, item, now)?;
            Ok(Added { changed: 1, ..Added::default() })
        }
    }
}

/// The same words in the same frame; where it lies is no part of that.
fn same(known: &Known, article: &Article) -> bool {
    let frame = |json: &str| {
        serde_json::from_str::<Article>(json)
            .map(|a| Article { path: String::new(), ..a })
            .unwrap_or_default()
    };
    known.sha == article.text_sha256 && frame(&known.frame) == frame(&frame_of(article))
}

/// The article without its words.
fn frame_of(article: &Article) -> String {
    serde_json::to_string(&Article { text: String::new(), ..article.clone() }).unwrap_or_default()
}

fn insert(c: &Connection, key: &str, a: &Article) -> rusqlite::Result<i64> {
    let mut write = c.prepare_cached(
        "INSERT INTO articles (id, outlet, title, earliest, latest, url, byline, language, path, revision, text,
                               text_sha256, base, key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11, ?12, ?13) RETURNING number",
    )?;
    let (earliest, latest) = days(a);
    // The key is unique and no id begins so: the id is settled right after.
    let fresh = format!("\u{1}{key}");
    let row = params![
        fresh,
        a.outlet,
        a.title,
        earliest,
        latest,
        a.url,
        a.byline,
        a.language,
        a.path,
        a.text,
        a.text_sha256,
        a.id,
        key
    ];
    write.query_row(row, |r| r.get(0))
}

fn days(a: &Article) -> (Option<String>, Option<String>) {
    let day = |d: Option<_>| d.map(|d: jiff::civil::Date| d.to_string());
    (day(a.published.interval.earliest), day(a.published.interval.latest))
}

fn revision(
    c: &Connection,
    number: i64,
    revision: i64,
    arrival: &Arrival,
    item: &Item,
    now: &str,
) -> rusqlite::Result<()> {
    let mut write = c.prepare_cached(
        "INSERT INTO revisions (article, revision, added, content, frame, drafts, drafts_key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let frame = frame_of(&item.article);
    write.execute(params![number, revision, now, arrival.content, frame, freeze(&item.drafts), item.key])?;
    Ok(())
}

/// The words that stood so far move to their revision, and the new ones take their place.
fn change(c: &Connection, known: &Known, arrival: &Arrival, item: &Item, now: &str) -> rusqlite::Result<()> {
    let a = &item.article;
    c.prepare_cached(
        "UPDATE revisions SET text = (SELECT text FROM articles WHERE number = ?1) WHERE article = ?1 AND revision = ?2",
    )?
    .execute(params![known.number, known.revision])?;
    let (earliest, latest) = days(a);
    c.prepare_cached(
        "UPDATE articles SET outlet = ?2, title = ?3, earliest = ?4, latest = ?5, url = ?6, byline = ?7,
            language = ?8, path = ?9, revision = ?10, text = ?11, text_sha256 = ?12, base = ?13 WHERE number = ?1",
    )?
    .execute(params![
        known.number, a.outlet, a.title, earliest, latest, a.url, a.byline, a.language, a.path,
        known.revision + 1, a.text, a.text_sha256, a.id
    ])?;
    revision(c, known.number, known.revision + 1, arrival, item, now)?;
    settle(c, &known.base)?;
    if known.base != a.id {
        settle(c, &a.id)?;
    }
    let fresh: String =
        c.query_row("SELECT id FROM articles WHERE number = ?1", [known.number], |r| r.get(0))?;
    if fresh != known.id {
        c.execute("UPDATE renamed SET new = ?2 WHERE new = ?1", params![known.id, fresh])?;
        c.execute("INSERT OR REPLACE INTO renamed (old, new) VALUES (?1, ?2)", params![known.id, fresh])?;
    }
    Ok(())
}

/// Gives the articles of one base id their ids, in canonical order, whatever came first.
pub(crate) fn settle(c: &Connection, base: &str) -> rusqlite::Result<()> {
    let mut members = c.prepare_cached(
        "SELECT number, id FROM articles WHERE base = ?1
         ORDER BY text_sha256, url, outlet, earliest, latest, title, path",
    )?;
    let members: Vec<(i64, String)> =
        members.query_map([base], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let mut ids: Vec<String> = Vec::with_capacity(members.len());
    let mut next = 2usize;
    for i in 0..members.len() {
        if i == 0 {
            ids.push(base.to_owned());
            continue;
        }
        while taken(c, base, &format!("{base}-{next}"))? {
            next += 1;
        }
        ids.push(format!("{base}-{next}"));
        next += 1;
    }
    if members.iter().map(|m| &m.1).eq(&ids) {
        return Ok(());
    }
    let mut write = c.prepare_cached("UPDATE articles SET id = ?2 WHERE number = ?1")?;
    for (number, id) in &members {
        write.execute(params![number, format!("\u{1}{id}")])?;
    }
    for ((number, _), id) in members.iter().zip(&ids) {
        write.execute(params![number, id])?;
    }
    Ok(())
}

/// An article of another base has this id as its own.
fn taken(c: &Connection, base: &str, id: &str) -> rusqlite::Result<bool> {
    c.prepare_cached("SELECT 1 FROM articles WHERE base = ?2 AND base <> ?1")?.exists([base, id])
}

#[cfg(test)]
mod tests {
    use model::Article;
    use model::draft::Drafts;

    use crate::{Access, Added, Arrival, Item, Store};

    fn arrival(path: &str, url: Option<&str>, text: &str) -> Arrival {
        let sha = crate::sha256(&[text.as_bytes()]);
        let id =
            url.map_or_else(|| sha[..12].to_owned(), |u| crate::sha256(&[u.as_bytes()])[..12].to_owned());
        let article = Article {
            id,
            path: path.into(),
            url: url.map(Into::into),
            text: text.into(),
            text_sha256: sha,
            ..Article::default()
        };
        Arrival {
            content: crate::sha256(&[path.as_bytes(), text.as_bytes()]),
            path: path.into(),
            bytes: text.into(),
            items: vec![Item { article, drafts: Drafts::default(), key: "k".into() }],
        }
    }

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("s.db"), Access::Create).unwrap();
        (folder, store)
    }

    #[test]
    fn the_same_input_twice_is_one_article() {
        let (_folder, mut store) = store();
        let one = arrival("a.txt", None, "The envoys met.");
        assert_eq!(store.add(std::slice::from_ref(&one)).unwrap(), Added { new: 1, changed: 0, known: 0 });
        assert_eq!(store.add(std::slice::from_ref(&one)).unwrap(), Added { new: 0, changed: 0, known: 1 });
        assert_eq!(store.count().unwrap(), 1);
    }

    #[test]
    fn a_changed_article_keeps_its_history() {
        let (_folder, mut store) = store();
        store.add(&[arrival("a.html", Some("https://x.example/1"), "The envoys will meet.")]).unwrap();
        let again = arrival("b.html", Some("https://x.example/1"), "The envoys have met.");
        assert_eq!(store.add(&[again]).unwrap().changed, 1);
        assert_eq!(store.articles(None, None).unwrap()[0].article.text, "The envoys have met.");
        let old: Vec<Option<String>> = store
            .run(|c| {
                c.prepare("SELECT text FROM revisions ORDER BY revision")?
                    .query_map([], |r| r.get(0))?
                    .collect()
            })
            .unwrap();
        assert_eq!(old, [Some("The envoys will meet.".to_owned()), None]);
    }

    #[test]
    fn an_id_from_changed_words_is_still_found() {
        let (_folder, mut store) = store();
        let (one, two) = (arrival("a.txt", None, "One met two."), arrival("a.txt", None, "Two met three."));
        let (old, new) = (one.items[0].article.id.clone(), two.items[0].article.id.clone());
        store.add(&[one]).unwrap();
        store.add(&[two]).unwrap();
        assert_eq!(store.resolve(&old).unwrap(), Some(new));
    }

    #[test]
    fn twins_get_the_same_ids_whatever_came_first() {
        let ids = |order: [usize; 2]| {
            let (_folder, mut store) = store();
            let both = [arrival("a.txt", None, "One met two."), arrival("b.txt", None, "One met two.")];
            for i in order {
                store.add(std::slice::from_ref(&both[i])).unwrap();
            }
            let all = store.articles(None, None).unwrap();
            all.into_iter().map(|s| (s.article.id, s.article.path)).collect::<Vec<_>>()
        };
        assert_eq!(ids([0, 1]), ids([1, 0]));
        assert_eq!(ids([0, 1]).len(), 2);
    }
}

-- Version 1. Read ARCHITECTURE.md for what each table is; every table can be looked at with Datasette or the sqlite3 shell.

-- One input that gave articles: its bytes as they came, packed with zlib. `content` is the hash of the bytes and of
-- what was known beside them, so that an input is taken once.
CREATE TABLE sources (
    content TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    added TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL
) WITHOUT ROWID;

-- The articles as they stand now.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    outlet TEXT,
    title TEXT,
    earliest TEXT,
    latest TEXT,
    url TEXT,
    byline TEXT,
    language TEXT,
    path TEXT NOT NULL,
    story TEXT,
    event TEXT,
    copy_of TEXT,
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    base TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE
);
CREATE INDEX articles_base ON articles (base);
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_latest ON articles (latest);

-- Every state of an article. `text` is null for the state that `articles` holds; `drafts` is what was read out of it,
-- packed, good as long as `drafts_key` is the key of the program.
CREATE TABLE revisions (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    added TEXT NOT NULL,
    content TEXT NOT NULL REFERENCES sources (content),
    frame TEXT NOT NULL,
    text TEXT,
    drafts BLOB,
    drafts_key TEXT,
    PRIMARY KEY (article, revision)
) WITHOUT ROWID;
CREATE INDEX revisions_content ON revisions (content);

-- An id that an article had before its words changed.
CREATE TABLE renamed (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;

-- Words of the articles as they stand now.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, text, content="articles", content_rowid='number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_change AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

-- The stories that the articles make up; `digest` says what their records rest on.
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    title TEXT,
    first TEXT,
    last TEXT,
    articles INTEGER NOT NULL,
    digest TEXT NOT NULL
) WITHOUT ROWID;

-- Every record of every story, as `export --format jsonl` writes it.
CREATE TABLE records (
    story TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    article TEXT,
    words TEXT,
    json TEXT NOT NULL,
    PRIMARY KEY (story, id)
) WITHOUT ROWID;
CREATE INDEX records_id ON records (id);
CREATE INDEX records_type ON records (type);
CREATE INDEX records_article ON records (article);

-- Who is named where, under every name that the story has for them.
CREATE TABLE names (
    story TEXT NOT NULL,
    name TEXT NOT NULL,
    entity TEXT NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (story, name, entity, article)
) WITHOUT ROWID;
CREATE INDEX names_article ON names (article);

-- The account of a story each time that it was looked at and had changed: what `--since last` compares with.
CREATE TABLE snapshots (
    number INTEGER PRIMARY KEY,
    story TEXT NOT NULL,
    made TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    dossier BLOB NOT NULL
);
CREATE INDEX snapshots_story ON snapshots (story);

-- What people decided, one JSON object each.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    kind TEXT NOT NULL,
    decision TEXT NOT NULL UNIQUE
);

-- Where each watched feed stands.
CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    fetched TEXT,
    status TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Small facts of the store itself: how far the grouping has come.
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

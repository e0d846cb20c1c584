-- Version 2. What a feed said of an article when it was last fetched: where that changes the page is fetched again.
CREATE TABLE entries (
    url TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;

-- Version 3. What grouping needs of each article, so that a store is grouped again without its texts. Good for the
-- state of the article that it was made of, and for the program that made it.
CREATE TABLE article_keys (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    key BLOB NOT NULL
);

-- Records with row ids: in a table without them a row of more than a kilobyte spills into a page of its own.
CREATE TABLE records_anew (
    story TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    article TEXT,
    words TEXT,
    json TEXT NOT NULL,
    PRIMARY KEY (story, id)
);
INSERT INTO records_anew SELECT story, id, type, article, words, json FROM records ORDER BY story, id;
DROP TABLE records;
ALTER TABLE records_anew RENAME TO records;
CREATE INDEX records_id ON records (id);
CREATE INDEX records_type ON records (type);
CREATE INDEX records_article ON records (article);

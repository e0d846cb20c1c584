-- Version 3. What grouping needs of each article, so that a store is grouped again without its texts. Good for the
-- state of the article that it was made of, and for the program that made it.
CREATE TABLE article_keys (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    key BLOB NOT NULL
);

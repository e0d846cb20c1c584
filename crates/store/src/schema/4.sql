-- Version 4. Which articles' words a record rests on beside the article of its first words, so that what rests on one
-- article is found without reading its whole story.
CREATE TABLE resting (
    story TEXT NOT NULL,
    article TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (story, article, record)
) WITHOUT ROWID;
INSERT OR IGNORE INTO resting
    SELECT r.story, e.value ->> 'article', r.id FROM records r, json_each(r.json, '$.evidence') e
    WHERE e.value ->> 'article' IS NOT r.article;
INSERT OR IGNORE INTO resting
    SELECT r.story, e.value ->> 'article', r.id FROM records r, json_each(r.json, '$.content') e
    WHERE r.type = 'statement' AND e.value ->> 'article' IS NOT r.article;
INSERT OR IGNORE INTO resting
    SELECT r.story, e.value ->> 'article', r.id FROM records r, json_each(r.json, '$.state_evidence') e
    WHERE r.type = 'issue' AND e.value ->> 'article' IS NOT r.article;

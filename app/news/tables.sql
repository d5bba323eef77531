-- A piece of news (aktualita) that the office publishes.
CREATE TABLE news (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    summary     TEXT NOT NULL,              -- a sentence or two: for the list, feeds and search engines
    text        TEXT,                       -- Markdown; NULL: the summary says it all
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),
    shown_from  TEXT NOT NULL,              -- day since when the public sees it
    relevant_to TEXT,                       -- last day when it holds; NULL: it does not grow old
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX news_by_day ON news (status, shown_from, id);

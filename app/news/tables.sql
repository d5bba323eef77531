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
    announced_at INTEGER,                   -- when it was sent to subscribers, or found too old for that
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX news_by_day ON news (status, shown_from, id);

-- Who wants news by e-mail.  Nothing is sent to an address before its owner has
-- confirmed it; who leaves is deleted.
CREATE TABLE news_subscriber (
    id          INTEGER PRIMARY KEY,
    email       TEXT NOT NULL UNIQUE,       -- in small letters
    token       TEXT NOT NULL UNIQUE,       -- of the address in every message: who knows it may confirm and leave, no more
    asked_at    INTEGER NOT NULL,
    confirmed_at INTEGER                    -- NULL: not yet; then deleted after two days
);

-- Evidence (doklad): something that was found out about what people need, and how much one
-- may rely on it.
CREATE TABLE evidence (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    title       TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('survey', 'statistics', 'refusals', 'group', 'monitoring', 'analysis', 'field')),
    source      TEXT NOT NULL,              -- whose: an office, an organisation, a publication
    method      TEXT,                       -- how it was found out
    period_from TEXT,                       -- days that it tells of
    period_to   TEXT,
    people      INTEGER,                    -- how many were asked or counted; NULL: not known
    reliability TEXT NOT NULL CHECK (reliability IN ('high', 'medium', 'low', 'unknown')),
    finding     TEXT NOT NULL,              -- Markdown: what it says
    url         TEXT,                       -- where it can be read
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published')),
    sort_key    TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX evidence_by_name ON evidence (sort_key, id);

-- A need (potřeba) of people in an area.
CREATE TABLE need (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    title       TEXT NOT NULL,
    summary     TEXT NOT NULL,              -- a sentence or two
    text        TEXT,                       -- Markdown; NULL: the summary says it all
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'closed')),
    closing     TEXT,                       -- why it is closed: met, or no need any more
    sort_key    TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX need_by_name ON need (sort_key, id);

-- Whom a need concerns; the codes of the list target_group.
CREATE TABLE need_target_group (
    need_id     INTEGER NOT NULL REFERENCES need (id),
    code        TEXT NOT NULL,
    PRIMARY KEY (need_id, code)
);

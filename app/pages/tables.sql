-- A page (stránka) that the office writes.
CREATE TABLE page (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL CHECK (kind IN ('plain', 'easy')),
    title       TEXT NOT NULL,
    summary     TEXT,                       -- for lists and search engines
    text        TEXT NOT NULL,              -- Markdown
    place       TEXT NOT NULL CHECK (place IN ('footer', 'menu', 'nowhere')),
    position    INTEGER NOT NULL,
    sensitive   BOOLEAN NOT NULL,           -- quick exit, not for search engines
    plain_path  TEXT,                       -- of an easy page: the address of this portal that it tells in simpler words
    proofread_by TEXT,                      -- a role or an organisation, never a person
    proofread_on TEXT,
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX page_by_place ON page (status, place, position, id);

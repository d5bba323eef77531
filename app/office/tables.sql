-- What somebody has written into a form and not saved yet.
CREATE TABLE draft (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    kind        TEXT NOT NULL,
    record_id   INTEGER NOT NULL,           -- 0: a new record
    revision    INTEGER NOT NULL,           -- of the record it was begun from
    saved_at    INTEGER NOT NULL,
    UNIQUE (account_id, kind, record_id)
);
CREATE TABLE draft_text (
    id          INTEGER PRIMARY KEY,
    draft_id    INTEGER NOT NULL REFERENCES draft (id),
    field       TEXT NOT NULL,
    value       TEXT NOT NULL
);
CREATE INDEX draft_text_by_draft ON draft_text (draft_id, id);

-- Filters of a list that somebody wants again.
CREATE TABLE saved_view (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    query       TEXT NOT NULL,              -- of the list's address, without "?"
    UNIQUE (account_id, kind, name)
);

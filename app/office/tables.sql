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

-- A table that somebody hands over to be imported, until it is, another takes its
-- place or a day has passed.  Rows end with the character 1E, cells with 1F.
CREATE TABLE table_upload (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,              -- of the file
    uploaded_at INTEGER NOT NULL,
    about       TEXT NOT NULL,              -- its encoding, or the sheet that was read
    sheets      TEXT NOT NULL,              -- names of all its sheets
    heading_row INTEGER NOT NULL,
    heading     TEXT NOT NULL,              -- its cells
    content     TEXT NOT NULL,              -- the rows below; the first cell is the row's number in the file
    notes       TEXT NOT NULL,              -- what cells could not say: kind, first and last row, first and last column, text
    records     INTEGER NOT NULL,           -- rows
    takes       TEXT,                       -- for each column the name of a field, "id" or nothing; NULL: not said yet
    key_name    TEXT,                       -- what a record is known by: id, new, or a field's name
    tried_at    INTEGER,                    -- when the trial ended that the following tell of
    report      TEXT,
    added       INTEGER,
    changed     INTEGER,
    same        INTEGER,
    refused     INTEGER
);
CREATE INDEX table_upload_by_account ON table_upload (account_id, kind);

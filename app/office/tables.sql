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

-- What files hold, each once however often it is attached.
CREATE TABLE stored_file (
    id          INTEGER PRIMARY KEY,
    hash        TEXT NOT NULL UNIQUE,       -- BLAKE2b-256, hex
    bytes       INTEGER NOT NULL,
    wanted_at   INTEGER NOT NULL            -- when somebody last handed it over
);
-- In pieces, so that nobody holds a whole file in memory; text, so that both
-- engines, the copy and the dump treat it as any other.
CREATE TABLE stored_piece (
    id          INTEGER PRIMARY KEY,
    file_id     INTEGER NOT NULL REFERENCES stored_file (id),
    number      INTEGER NOT NULL,           -- from 1
    data        TEXT NOT NULL,              -- base64
    UNIQUE (file_id, number)
);

-- A file beside a record of any kind.
CREATE TABLE attachment (
    id          INTEGER PRIMARY KEY,
    token       TEXT NOT NULL UNIQUE,       -- 256 random bits; of its public address
    kind        TEXT NOT NULL,              -- of the record: service, provider …
    record_id   INTEGER NOT NULL,
    position    INTEGER NOT NULL,           -- among those of the record
    label       TEXT NOT NULL,              -- what people are told it is
    alt         TEXT,                       -- what a picture shows, for who does not see it
    published   BOOLEAN NOT NULL,           -- the public may have it while it sees the record
    withdrawn_at INTEGER                    -- taken away; can be put back until it is forgotten
);
CREATE INDEX attachment_by_record ON attachment (kind, record_id, position, id);
CREATE INDEX attachment_by_end ON attachment (withdrawn_at, id);
-- The newest is what it holds now.
CREATE TABLE attachment_version (
    id          INTEGER PRIMARY KEY,
    attachment_id INTEGER NOT NULL REFERENCES attachment (id),
    number      INTEGER NOT NULL,           -- from 1
    file_id     INTEGER NOT NULL REFERENCES stored_file (id),
    name        TEXT NOT NULL,              -- of the file, harmless: cenik.pdf
    ending      TEXT NOT NULL CHECK (ending IN ('pdf', 'docx', 'xlsx', 'odt', 'ods', 'png', 'jpg', 'csv')),
    type        TEXT NOT NULL,              -- media type
    width       INTEGER,                    -- of a picture
    height      INTEGER,
    untagged    BOOLEAN NOT NULL,           -- a PDF that screen readers cannot find their way in
    account_id  INTEGER REFERENCES account (id),    -- who added it; NULL: the program
    added_at    INTEGER NOT NULL,
    UNIQUE (attachment_id, number)
);
CREATE INDEX attachment_version_by_file ON attachment_version (file_id);

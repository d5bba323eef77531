-- Somebody who signs in.
CREATE TABLE account (
    id              INTEGER PRIMARY KEY,
    uuid            TEXT NOT NULL UNIQUE,
    email           TEXT NOT NULL UNIQUE,   -- lower case; what one signs in with
    name            TEXT NOT NULL,
    sort_key        TEXT NOT NULL,          -- the name, so that it sorts as Czechs sort
    folded          TEXT NOT NULL,          -- name and e-mail, lower case without diacritics, to find them by
    password_hash   TEXT,                   -- argon2id; NULL: cannot sign in yet
    password_set_at INTEGER,                -- instant
    password_temporary BOOLEAN NOT NULL,    -- somebody else chose it: to be changed first, and soon
    created_at      INTEGER NOT NULL,
    signed_in_at    INTEGER,                -- last time
    disabled_at     INTEGER                 -- NULL: may sign in
);

-- What somebody may do, where.  Roles: role.c.
CREATE TABLE role_grant (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    role        TEXT NOT NULL,              -- code of role.c
    area_id     INTEGER REFERENCES area (id),   -- NULL: everywhere
    valid_from  TEXT NOT NULL,              -- day
    valid_to    TEXT                        -- day; NULL: still
);
CREATE INDEX role_grant_by_account ON role_grant (account_id, id);

-- A signed-in browser.  The cookie's secret itself is never stored.
CREATE TABLE session (
    id          INTEGER PRIMARY KEY,
    token_hash  TEXT NOT NULL UNIQUE,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    created_at  INTEGER NOT NULL,           -- ends 12 hours later at the latest
    seen_at     INTEGER NOT NULL,           -- ends 30 minutes later
    agent       TEXT                        -- the browser in a few words, for the list of one's own sessions
);
CREATE INDEX session_by_account ON session (account_id, id);

-- Attempts to sign in that failed, counted for each of throttle.c's subjects.
-- What is older than a day is forgotten.
CREATE TABLE sign_in_failure (
    id          INTEGER PRIMARY KEY,
    subject     TEXT NOT NULL,              -- hash of an e-mail, of a network, or of both
    at          INTEGER NOT NULL
);
CREATE INDEX sign_in_failure_by_subject ON sign_in_failure (subject, at);

-- What the programs of this installation know and nobody else: keys that they
-- sign with, made at the first start.
CREATE TABLE secret_key (
    name        TEXT PRIMARY KEY,           -- form
    value       TEXT NOT NULL               -- 256 random bits
);

-- What was done to many records at once and can be taken back at once.
CREATE TABLE operation (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    account_id  INTEGER REFERENCES account (id),
    kind        TEXT NOT NULL,              -- of the records: service …
    action      TEXT NOT NULL,              -- bulk, import, undo
    name        TEXT,                       -- of the file, or of the field
    records     INTEGER NOT NULL,           -- how many were changed
    undone_by   INTEGER REFERENCES operation (id)
);

-- The audit trail: who changed what, field by field.  Only ever added to: each
-- entry's hash is made of the entry and of the hash before it, so that what was
-- changed or taken away later is noticed (audit.c).
CREATE TABLE audit_entry (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    account_id  INTEGER REFERENCES account (id),    -- NULL: the program itself (import, command line)
    action      TEXT NOT NULL,              -- create, change, publish, end, sign-in, sign-in-failed, import …
    kind        TEXT NOT NULL,              -- service, provider, account …
    record_id   INTEGER,
    record_name TEXT,                       -- as it was called then
    field       TEXT,                       -- NULL: the whole record
    old_value   TEXT,
    new_value   TEXT,
    operation_id INTEGER REFERENCES operation (id), -- NULL: a change by itself
    hash        TEXT NOT NULL
);
CREATE INDEX audit_entry_by_operation ON audit_entry (operation_id, id);
CREATE INDEX audit_entry_by_record ON audit_entry (kind, record_id, id);
CREATE INDEX audit_entry_by_account ON audit_entry (account_id, id);
CREATE INDEX audit_entry_by_time ON audit_entry (at, id);

-- The end of the chain of the audit trail: one row.
CREATE TABLE audit_head (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    count       INTEGER NOT NULL,           -- entries
    hash        TEXT NOT NULL               -- of the last
);

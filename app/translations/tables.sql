-- What a field of a record says in another language.  The Czech it was made from is
-- kept whole: where the record says something else now, the translation is outdated,
-- and its translator sees what has changed.
CREATE TABLE translation (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,              -- of the record, as in the audit trail: service, situation …
    record_id   INTEGER NOT NULL,
    field       TEXT NOT NULL,              -- description
    lang        TEXT NOT NULL,              -- uk, en
    text        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('human', 'machine')),
    original    TEXT NOT NULL,              -- the Czech that was translated
    account_id  INTEGER REFERENCES account (id),    -- who saved it; NULL: the program
    at          INTEGER NOT NULL,
    UNIQUE (kind, record_id, field, lang)
);

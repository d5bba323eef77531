-- Why one thing of planning follows from another.  Things are records of other features:
-- a kind and a number; what is gone is not shown, and its links go with it.
CREATE TABLE trace_link (
    id          INTEGER PRIMARY KEY,
    from_kind   TEXT NOT NULL,              -- evidence, need, measure …: the earlier on the way
    from_id     INTEGER NOT NULL,
    to_kind     TEXT NOT NULL,              -- the later
    to_id       INTEGER NOT NULL,
    why         TEXT NOT NULL,              -- how the one leads to the other, in a sentence
    account_id  INTEGER REFERENCES account (id),    -- who linked them; NULL: the program
    created_at  INTEGER NOT NULL,
    UNIQUE (from_kind, from_id, to_kind, to_id)
);
CREATE INDEX trace_link_back ON trace_link (to_kind, to_id, id);

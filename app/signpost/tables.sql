-- A tree of questions (strom rozcestníku) that leads people to help.
CREATE TABLE signpost_tree (
    id          INTEGER PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE,       -- of its address: dluhy
    published   INTEGER,                    -- number of the version that the public sees; NULL: none
    published_at INTEGER,                   -- instant when it was published
    publisher_id INTEGER REFERENCES account (id),   -- who published it; NULL: it came with the program
    updated_at  INTEGER NOT NULL
);

-- A version of a tree.  A version is never changed: whoever edits makes the next one.
CREATE TABLE signpost_version (
    tree_id     INTEGER NOT NULL REFERENCES signpost_tree (id),
    number      INTEGER NOT NULL,           -- from 1
    notation    TEXT NOT NULL,              -- as tree.h describes
    note        TEXT,                       -- what was changed and why, in the words of who did it
    account_id  INTEGER REFERENCES account (id),    -- NULL: it came with the program
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (tree_id, number)
);

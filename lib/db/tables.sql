-- Which version of each feature's tables this store has.
CREATE TABLE schema_version (
    feature     TEXT PRIMARY KEY,
    number      INTEGER NOT NULL,           -- of the newest migration in it; 0: none yet
    migrated_at INTEGER NOT NULL            -- instant, seconds UTC
);

-- One row: how many times something public has changed.
CREATE TABLE store (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    version     INTEGER NOT NULL
);

-- What public record changed, in the order of commits; search indexes read on
-- from the last number they have seen.
CREATE TABLE change (
    number      INTEGER PRIMARY KEY,        -- the store's version it made
    kind        TEXT NOT NULL,              -- 'service', 'provider', …
    record_id   INTEGER NOT NULL
);

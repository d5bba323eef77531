-- What a record imported from HSDS came with.  An export gives it out again where
-- our own mapping still says what it said then (hsds_kept.c).
CREATE TABLE hsds_kept (
    id          INTEGER PRIMARY KEY,
    provider_id INTEGER UNIQUE REFERENCES provider (id),    -- one of the two
    service_id  INTEGER UNIQUE REFERENCES service (id),
    document    TEXT NOT NULL,              -- JSON of HSDS 3.1: as it came
    base        TEXT NOT NULL,              -- what our mapping made of the record right after
    CHECK ((provider_id IS NULL) <> (service_id IS NULL))
);

CREATE TABLE service (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    capacity    INTEGER,
    open        BOOLEAN NOT NULL
);

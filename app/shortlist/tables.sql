-- A list that somebody shares.  What is on it can be read only with the code that is
-- in its link: here is a hash by which it is found, and what the code has sealed.
CREATE TABLE shared_list (
    id          INTEGER PRIMARY KEY,
    code_hash   TEXT NOT NULL UNIQUE,       -- token_hash() of the code
    sealed      TEXT NOT NULL,              -- by seal(): keys of the list, then the note
    expires_at  INTEGER NOT NULL
);
CREATE INDEX shared_list_by_end ON shared_list (expires_at);

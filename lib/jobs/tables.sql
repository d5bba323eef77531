-- The outbox: every message to somebody's e-mail.  It is put in the transaction
-- of what it tells about and sent after it; sent ones are forgotten in time.
CREATE TABLE mail (
    id          INTEGER PRIMARY KEY,
    mark        TEXT NOT NULL UNIQUE,       -- the left part of its Message-ID, the same at every attempt
    kind        TEXT NOT NULL,              -- what it is about: test, feedback …
    recipient   TEXT NOT NULL,              -- e-mail
    reply_to    TEXT,                       -- e-mail; NULL: the portal's own
    subject     TEXT NOT NULL,
    body        TEXT NOT NULL,              -- plain text; emptied when it has been sent
    unsubscribe TEXT,                       -- address where the recipient can say "no more"
    calendar    TEXT,                       -- iCalendar for the recipient's calendar (RFC 5546); emptied too
    by_person   BOOLEAN NOT NULL,           -- somebody wrote it; otherwise the program did
    put_at      INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
    attempts    INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,           -- waiting: not sooner; sending: given up for dead then
    done_at     INTEGER,                    -- when it was sent, or failed for good
    error       TEXT                        -- what the last attempt came to grief on
);
CREATE INDEX mail_by_state ON mail (state, due_at, id);
CREATE INDEX mail_by_end ON mail (state, done_at, id);

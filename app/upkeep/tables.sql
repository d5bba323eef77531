-- Who answers for a provider's entries: an account of the provider itself.
CREATE TABLE provider_account (
    id          INTEGER PRIMARY KEY,
    provider_id INTEGER NOT NULL REFERENCES provider (id),
    account_id  INTEGER NOT NULL REFERENCES account (id),
    valid_from  TEXT NOT NULL,              -- day
    valid_to    TEXT,                       -- last day; NULL: still
    UNIQUE (provider_id, account_id, valid_from)
);
CREATE INDEX provider_account_by_account ON provider_account (account_id, provider_id);

-- What the public wrote: an error in an entry, or a question to the office.  The
-- row stays, for counting; what somebody wrote is deleted after a time.
CREATE TABLE feedback (
    id          INTEGER PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,       -- 60 random bits; who knows it may read the answer
    kind        TEXT NOT NULL CHECK (kind IN ('error', 'question')),
    topic       TEXT NOT NULL,              -- code of feedback.c
    service_id  INTEGER REFERENCES service (id),    -- what it is about: one of the three, or none
    provider_id INTEGER REFERENCES provider (id),
    situation_id INTEGER REFERENCES situation (id),
    entry_name  TEXT,                       -- as it was called then
    municipality_id INTEGER REFERENCES municipality (id),   -- whose office it is for; NULL: any
    routed      TEXT NOT NULL CHECK (routed IN ('provider', 'department', 'office', 'nobody')), -- who was told
    text        TEXT,                       -- NULL: deleted
    email       TEXT,                       -- for the answer; NULL: not given, or deleted
    language    TEXT NOT NULL,              -- that the answer's frame is written in: cs, en
    received_at INTEGER NOT NULL,
    due_on      TEXT NOT NULL,              -- day by which it is to be answered
    state       TEXT NOT NULL CHECK (state IN ('new', 'working', 'done', 'refused')),
    note        TEXT,                       -- of the office, for the office; NULL: none, or deleted
    answer      TEXT,                       -- NULL: none, or deleted
    answered_at INTEGER,
    account_id  INTEGER REFERENCES account (id),    -- who answered, or changed the state last
    done_at     INTEGER,
    forgotten_at INTEGER                    -- when text, e-mail, answer and note were deleted
);
CREATE INDEX feedback_by_state ON feedback (state, due_on, id);
CREATE INDEX feedback_by_age ON feedback (forgotten_at, received_at, id);
CREATE INDEX feedback_by_service ON feedback (service_id, id);
CREATE INDEX feedback_by_provider ON feedback (provider_id, id);

-- Somebody is asked to look after a provider's entries.  The link in the message
-- works once; the store knows only its hash.
CREATE TABLE invitation (
    id          INTEGER PRIMARY KEY,
    provider_id INTEGER NOT NULL REFERENCES provider (id),
    email       TEXT NOT NULL,
    token_hash  TEXT NOT NULL UNIQUE,
    made_by     INTEGER REFERENCES account (id),
    made_at     INTEGER NOT NULL,
    used_at     INTEGER,
    withdrawn_at INTEGER
);
CREATE INDEX invitation_by_provider ON invitation (provider_id, id);

-- What a provider would like its entry to say; until the office agrees, the
-- public sees what was approved last.
CREATE TABLE proposal (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,              -- service, provider
    record_id   INTEGER NOT NULL,
    record_name TEXT NOT NULL,
    provider_id INTEGER NOT NULL REFERENCES provider (id),
    account_id  INTEGER NOT NULL REFERENCES account (id),
    made_at     INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn')),
    decided_by  INTEGER REFERENCES account (id),
    decided_at  INTEGER,
    note        TEXT                        -- what the office says to it
);
CREATE INDEX proposal_by_state ON proposal (state, made_at, id);
CREATE INDEX proposal_by_record ON proposal (kind, record_id, state);
CREATE TABLE proposal_text (
    id          INTEGER PRIMARY KEY,
    proposal_id INTEGER NOT NULL REFERENCES proposal (id),
    field       TEXT NOT NULL,
    old_value   TEXT,                       -- as the provider saw it
    new_value   TEXT,
    accepted    BOOLEAN                     -- NULL: not decided yet
);
CREATE INDEX proposal_text_by_proposal ON proposal_text (proposal_id, id);

-- Talks with organisations, and attempts at them: what was asked, not who answered.
CREATE TABLE contact_log (
    id          INTEGER PRIMARY KEY,
    provider_id INTEGER REFERENCES provider (id),   -- with a provider or about a crisis line
    crisis_line_id INTEGER REFERENCES crisis_line (id),
    service_id  INTEGER REFERENCES service (id),    -- about which; NULL: about the provider as a whole
    day         TEXT NOT NULL,
    method      TEXT NOT NULL CHECK (method IN ('phone', 'visit', 'web', 'register', 'email', 'letter', 'meeting')),
    role        TEXT,                       -- with whom: "sociální pracovnice", never a name
    outcome     TEXT NOT NULL CHECK (outcome IN ('verified', 'talked', 'not_reached', 'dead')),
    note        TEXT,
    account_id  INTEGER REFERENCES account (id),    -- who of the office
    written_at  INTEGER NOT NULL,
    CHECK ((provider_id IS NULL) <> (crisis_line_id IS NULL))
);
CREATE INDEX contact_log_by_provider ON contact_log (provider_id, day, id);
CREATE INDEX contact_log_by_line ON contact_log (crisis_line_id, day, id);
CREATE INDEX contact_log_by_outcome ON contact_log (outcome, day);

-- A digest that was sent to somebody who answers for a provider; the message is
-- put into the outbox in the same transaction.
CREATE TABLE reminder (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    sent_on     TEXT NOT NULL,              -- day: one a day at most
    services    INTEGER NOT NULL,           -- how many it named
    token_hash  TEXT NOT NULL UNIQUE,       -- of the address in it that turns reminders off
    UNIQUE (account_id, sent_on)
);
-- Whoever wants no reminders.
CREATE TABLE reminder_off (
    account_id  INTEGER PRIMARY KEY REFERENCES account (id),
    off_at      INTEGER NOT NULL
);

-- Two records that may be the same, as traits that they share say (duplicate.c),
-- and what was decided of them.
CREATE TABLE duplicate (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('provider', 'service', 'place')),
    first_id    INTEGER NOT NULL,           -- the lower id
    second_id   INTEGER NOT NULL,
    score       INTEGER NOT NULL,
    reasons     TEXT NOT NULL,              -- codes of duplicate.c, divided by spaces
    state       TEXT NOT NULL CHECK (state IN ('open', 'distinct')),
    found_at    INTEGER NOT NULL,
    decided_at  INTEGER,
    account_id  INTEGER REFERENCES account (id),
    UNIQUE (kind, first_id, second_id)
);
CREATE INDEX duplicate_by_state ON duplicate (state, score, id);
-- Up to which change of the store duplicates were looked for: one row.
CREATE TABLE duplicate_search (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    version     INTEGER NOT NULL
);

-- Two records that were made one: the trace of it, from which it can be taken back.
CREATE TABLE merge (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,              -- provider, service, place
    kept_id     INTEGER NOT NULL,
    gone_id     INTEGER NOT NULL,
    gone_name   TEXT NOT NULL,              -- as it was called then
    gone_external_id TEXT,                  -- that is an alias of the kept one meanwhile
    gone_status TEXT,                       -- before; a place has none
    operation_id INTEGER NOT NULL REFERENCES operation (id),   -- with the texts of the kept one
    at          INTEGER NOT NULL,
    account_id  INTEGER REFERENCES account (id),
    undone_at   INTEGER
);
CREATE INDEX merge_by_gone ON merge (kind, gone_id, id);
-- A row that referred to the record that is gone, and refers to the kept one now.
CREATE TABLE merge_row (
    id          INTEGER PRIMARY KEY,
    merge_id    INTEGER NOT NULL REFERENCES merge (id),
    what        TEXT NOT NULL,              -- table and column: service.provider_id
    row_id      INTEGER NOT NULL
);
CREATE INDEX merge_row_by_merge ON merge_row (merge_id, id);

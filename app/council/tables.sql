-- A body of a town that papers go through: the management's meeting, the council, the
-- assembly; a commission or committee, which only gives its statement.
CREATE TABLE council_body (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    code        TEXT NOT NULL,              -- as papers write it: PV, RM, ZM
    name        TEXT NOT NULL,              -- rada města
    statutory   BOOLEAN NOT NULL,           -- of the act on municipalities; the management's meeting is not
    way         INTEGER,                    -- its place on the way of a paper, from 1; NULL: it gives a statement only
    verb        TEXT,                       -- what it does: doporučuje, schvaluje
    operative   TEXT,                       -- its draft resolution, with {bod} and {název}
    item_pattern TEXT NOT NULL,             -- number of an item: NN.NN
    number_pattern TEXT,                    -- number of a resolution: {rok}-{pořadí}/{jednání}; NULL: any
    agenda_days INTEGER,                    -- its agenda is on the notice board so many days before; NULL: need not be
    ended       BOOLEAN NOT NULL,           -- no new paper goes there
    updated_at  INTEGER NOT NULL
);
CREATE INDEX council_body_by_area ON council_body (area_id, way, id);

-- A session of a body.
CREATE TABLE council_session (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    body_id     INTEGER NOT NULL REFERENCES council_body (id),
    title       TEXT NOT NULL,              -- ZM 24. 6. 2024
    day         TEXT NOT NULL,
    number      INTEGER,                    -- in its year; NULL: not given
    place       TEXT,
    cancelled   BOOLEAN NOT NULL,
    updated_at  INTEGER NOT NULL,
    UNIQUE (body_id, day)
);
CREATE INDEX council_session_by_day ON council_session (day, id);

-- A paper (materiál, návrh na usnesení) with the fields of the town's form.  Names of
-- people stand beside their offices, because only the offices are published.
CREATE TABLE paper (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    title       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'returned', 'adopted', 'rejected', 'withdrawn')),
    department  TEXT,
    prepared_by TEXT,                       -- the name, if the town writes it
    prepared_office TEXT,
    presented_by TEXT,
    presented_office TEXT,
    statement   TEXT,                       -- of the commission
    previous    TEXT,                       -- previous resolutions in words
    report      TEXT,                       -- explanatory report, Markdown
    annexes     TEXT,                       -- titles, one on a line
    signed_on   TEXT,                       -- day; what was signed before it came here may have one
    signed_by   TEXT,
    signed_office TEXT,
    note        TEXT,                       -- why it was sent back
    approved_by INTEGER REFERENCES account (id),
    approved_at INTEGER,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX paper_by_area ON paper (area_id, id);

-- A paper before a body.  What is postponed or returned comes there again: another row.
CREATE TABLE hearing (
    id          INTEGER PRIMARY KEY,
    paper_id    INTEGER NOT NULL REFERENCES paper (id),
    body_id     INTEGER NOT NULL REFERENCES council_body (id),
    attempt     INTEGER NOT NULL,           -- from 1; the highest is the one that counts
    position    INTEGER NOT NULL,           -- on the way of this paper
    role        TEXT NOT NULL CHECK (role IN ('preparation', 'decision')),
    authoritative BOOLEAN NOT NULL,         -- its resolution decides
    day         TEXT,                       -- of the body's session; NULL: not set yet
    draft       TEXT,                       -- the resolution as it is proposed
    result      TEXT CHECK (result IN ('accepted', 'accepted_but_modified', 'rejected', 'postponed', 'returned', 'withdrawn')),
    number      TEXT,                       -- of the resolution
    adopted     TEXT,                       -- the resolution as the body adopted it
    reason      TEXT,                       -- of any other result
    recorded_at INTEGER,
    UNIQUE (paper_id, body_id, attempt)
);
CREATE INDEX hearing_by_paper ON hearing (paper_id, position, attempt);
CREATE INDEX hearing_by_body ON hearing (body_id, day, id);

-- Resolutions that a paper follows.
CREATE TABLE paper_previous (
    paper_id    INTEGER NOT NULL REFERENCES paper (id),
    hearing_id  INTEGER NOT NULL REFERENCES hearing (id),
    PRIMARY KEY (paper_id, hearing_id)
);

-- The paper as it was submitted, or amended by a body: its texts, field by field.
CREATE TABLE paper_version (
    id          INTEGER PRIMARY KEY,
    paper_id    INTEGER NOT NULL REFERENCES paper (id),
    number      INTEGER NOT NULL,           -- from 1
    reason      TEXT NOT NULL CHECK (reason IN ('submitted', 'amended')),
    hash        TEXT NOT NULL,              -- of its texts: BLAKE2b-256, hex
    account_id  INTEGER REFERENCES account (id),
    made_at     INTEGER NOT NULL,
    UNIQUE (paper_id, number)
);
CREATE TABLE paper_version_text (
    id          INTEGER PRIMARY KEY,
    version_id  INTEGER NOT NULL REFERENCES paper_version (id),
    field       TEXT NOT NULL,              -- of the form
    label       TEXT NOT NULL,              -- as it was called then
    value       TEXT NOT NULL,
    UNIQUE (version_id, field)
);

-- An annex that is kept elsewhere and known by its hash: an edition of a plan, or
-- something at an address.  Files of the paper itself are attachments (app/office).
CREATE TABLE paper_annex (
    id          INTEGER PRIMARY KEY,
    paper_id    INTEGER NOT NULL REFERENCES paper (id),
    edition_id  INTEGER REFERENCES plan_edition (id),       -- NULL: it is no edition kept here
    title       TEXT NOT NULL,
    url         TEXT NOT NULL,              -- where it is
    sha256      TEXT NOT NULL,              -- what it must be, hex
    UNIQUE (paper_id, edition_id)
);
CREATE INDEX paper_annex_by_paper ON paper_annex (paper_id, id);

-- The copy of a paper that the public sees: each part of it, without people's names.
CREATE TABLE paper_copy (
    id          INTEGER PRIMARY KEY,
    paper_id    INTEGER NOT NULL REFERENCES paper (id),
    part        TEXT NOT NULL,              -- title, report …; draft-7 and adopted-7 of the hearing 7
    text        TEXT NOT NULL,
    UNIQUE (paper_id, part)
);
CREATE TABLE paper_publication (
    paper_id    INTEGER PRIMARY KEY REFERENCES paper (id),
    account_id  INTEGER REFERENCES account (id),    -- NULL: the demonstration
    published_at INTEGER NOT NULL
);

-- What a resolution tells somebody to do (ukládá).
CREATE TABLE resolution_task (
    id          INTEGER PRIMARY KEY,
    hearing_id  INTEGER NOT NULL REFERENCES hearing (id),
    who         TEXT NOT NULL,              -- an office or a role
    what        TEXT NOT NULL,
    deadline    TEXT,                       -- day; NULL: continuously
    email       TEXT,                       -- who is reminded; never public
    state       TEXT NOT NULL CHECK (state IN ('open', 'reported', 'fulfilled', 'cancelled')),
    report      TEXT,                       -- what became of it
    settled_on  TEXT,                       -- day when it was fulfilled or cancelled
    reminded    INTEGER NOT NULL,           -- steps of reminder.c that have been sent
    updated_at  INTEGER NOT NULL
);
CREATE INDEX resolution_task_by_hearing ON resolution_task (hearing_id, id);
CREATE INDEX resolution_task_by_state ON resolution_task (state, deadline, id);

-- Something on the official notice board (úřední deska).
CREATE TABLE board_notice (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    kind        TEXT NOT NULL CHECK (kind IN ('agenda', 'resolution', 'consultation', 'other')),
    title       TEXT NOT NULL,
    reference   TEXT,                       -- číslo jednací
    text        TEXT,                       -- Markdown
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),
    posted_on   TEXT NOT NULL,              -- first day
    removed_on  TEXT NOT NULL,              -- last day; at least 15 days later
    session_id  INTEGER REFERENCES council_session (id),   -- of an agenda
    paper_id    INTEGER REFERENCES paper (id),              -- of a resolution
    updated_at  INTEGER NOT NULL
);
CREATE INDEX board_notice_by_day ON board_notice (status, posted_on, id);
CREATE INDEX board_notice_by_session ON board_notice (session_id, id);

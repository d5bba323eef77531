-- How people of an area take part in planning, also without a computer.
CREATE TABLE participation (
    id          INTEGER PRIMARY KEY,
    area_id     INTEGER NOT NULL UNIQUE REFERENCES area (id),
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),   -- only published ones take suggestions
    phone       TEXT,                       -- whoever calls it can say a suggestion
    slips       TEXT NOT NULL,              -- where slips lie and are handed in: Markdown
    meetings    TEXT,                       -- when and where one can say it in person: Markdown
    days        INTEGER NOT NULL,           -- in which a suggestion is settled
    updated_at  INTEGER NOT NULL
);

-- A draft that the public comments on by its sections (připomínkové řízení).
CREATE TABLE consultation (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),
    title       TEXT NOT NULL,
    introduction TEXT NOT NULL,             -- what is proposed, why, and what can still be changed: Markdown
    opens_on    TEXT NOT NULL,              -- first day on which comments are taken
    closes_on   TEXT NOT NULL,              -- last one, until midnight in Prague
    settle_by   TEXT NOT NULL,              -- day by which every comment is to be settled
    of_kind     TEXT,                       -- record of a later feature whose draft it is; NULL: put in by hand
    of_id       INTEGER,
    of_href     TEXT,                       -- where it is read now
    updated_at  INTEGER NOT NULL
);
CREATE INDEX consultation_by_day ON consultation (status, closes_on, id);
CREATE INDEX consultation_by_record ON consultation (of_kind, of_id, id);

-- A section of the draft.  Its text does not change once comments are taken;
-- what came of them is its new text.
CREATE TABLE consultation_section (
    id          INTEGER PRIMARY KEY,
    consultation_id INTEGER NOT NULL REFERENCES consultation (id),
    anchor      TEXT NOT NULL,              -- of its address; does not change with the heading
    position    INTEGER NOT NULL,
    left_out    BOOLEAN NOT NULL,           -- the public does not see it
    heading     TEXT NOT NULL,
    text        TEXT NOT NULL,              -- as it was put out for comments: Markdown
    new_text    TEXT,                       -- as it reads after them; NULL: it has not changed
    updated_at  INTEGER NOT NULL,
    UNIQUE (consultation_id, anchor)
);

-- A numbered slip.  Paper ones are printed before anybody has written on them,
-- the others are made with what comes.  The code that opens a slip is stored
-- nowhere: it is made from the number and this installation's key (slip.c).
CREATE TABLE slip (
    id          INTEGER PRIMARY KEY,        -- the number
    area_id     INTEGER NOT NULL REFERENCES area (id),
    printed     BOOLEAN NOT NULL,
    made_at     INTEGER NOT NULL
);
CREATE INDEX slip_by_print ON slip (area_id, printed, id);

-- What somebody said: a suggestion, or a comment when it belongs to a consultation.
CREATE TABLE voice (
    id          INTEGER PRIMARY KEY REFERENCES slip (id),   -- number of its slip
    area_id     INTEGER NOT NULL REFERENCES area (id),
    consultation_id INTEGER REFERENCES consultation (id),   -- NULL: a suggestion
    section_id  INTEGER REFERENCES consultation_section (id),   -- NULL: of the draft as a whole
    mode        TEXT NOT NULL CHECK (mode IN ('web', 'paper', 'phone', 'meeting', 'part')), -- part: of one that was split
    title       TEXT,                       -- of a suggestion; NULL: a comment, or forgotten
    text        TEXT,                       -- as the public may read it; NULL: forgotten
    original    TEXT,                       -- as it was written, where a moderator hid something; for the office
    author      TEXT,                       -- a name or an organisation; NULL: not said, or forgotten
    author_shown BOOLEAN NOT NULL,          -- the author wants it to be public
    behalf      TEXT,                       -- on whose behalf it was said: a role or a group, public
    email       TEXT,                       -- to be told the settlement; NULL: not left, or forgotten
    language    TEXT NOT NULL,              -- to write to them in
    received_at INTEGER NOT NULL,
    said_on     TEXT NOT NULL,              -- day when it was written or said
    entered_by  INTEGER REFERENCES account (id),    -- NULL: the author, on the web
    moderation  TEXT NOT NULL CHECK (moderation IN ('waiting', 'shown', 'withheld')),
    withheld_why TEXT,                      -- public
    course      TEXT NOT NULL CHECK (course IN ('open', 'merged', 'split', 'settled')),
    answers_by  INTEGER REFERENCES account (id),    -- who is to settle it: an account,
    answers     TEXT,                       -- or an office or role
    due_on      TEXT NOT NULL,
    settled_as  TEXT CHECK (settled_as IN ('accepted', 'partly', 'explained', 'rejected', 'passed')),
    settled_why TEXT,
    passed_to   TEXT,
    settled_at  INTEGER,
    settled_by  INTEGER REFERENCES account (id),
    text_section_id INTEGER REFERENCES consultation_section (id),  -- what the settlement changed: a section,
    text_title  TEXT,                       -- or anything that has a title
    text_href   TEXT,                       -- and perhaps an address
    done_at     INTEGER,                    -- when it, or what it became, was settled last
    forgotten_at INTEGER                    -- when what the public does not see was deleted
);
-- Long texts are read only of the rows of one page: what counts and chooses is in these.
CREATE INDEX voice_of_public ON voice (consultation_id, moderation, course, settled_as, section_id, area_id, id);
CREATE INDEX voice_of_section ON voice (section_id, consultation_id, moderation, id);
CREATE INDEX voice_of_office ON voice (moderation, course, due_on, settled_at, answers_by, answers, consultation_id, area_id, id);
CREATE INDEX voice_by_age ON voice (forgotten_at, received_at, id);

-- What became of a voice: it was merged into another, or is a part of what was split.
CREATE TABLE voice_lineage (
    from_id     INTEGER NOT NULL REFERENCES voice (id),
    to_id       INTEGER NOT NULL REFERENCES voice (id),
    PRIMARY KEY (from_id, to_id)
);
CREATE INDEX voice_lineage_back ON voice_lineage (to_id, from_id);

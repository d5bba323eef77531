-- A self-assessment (sebehodnocení) of how an area plans, for a year.  What is finished is
-- never changed: a correction is its next version, with the reason.
CREATE TABLE assessment (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    year        INTEGER NOT NULL,
    version     INTEGER NOT NULL,           -- from 1
    title       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'finished', 'published')),
    reason      TEXT,                       -- why this version corrects the one before
    finished_on TEXT,                       -- day
    updated_at  INTEGER NOT NULL,
    UNIQUE (area_id, year, version)
);

-- What it says of one of the ministry's eight quality areas.
CREATE TABLE assessment_part (
    assessment_id INTEGER NOT NULL REFERENCES assessment (id),
    quality     INTEGER NOT NULL,           -- 1 to 8, as the ministry orders them
    mark        INTEGER,                    -- 1 works well … 4 does not work; 0: not assessed; NULL: not filled in yet
    good        TEXT,                       -- what is done well
    improve     TEXT,                       -- what is to be improved
    evidence    TEXT,                       -- a line each: what it is; address
    PRIMARY KEY (assessment_id, quality)
);

-- A step of the calendar of planning: what, when and who, in a phase of a cycle.
CREATE TABLE process_step (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    year_from   INTEGER NOT NULL,           -- first and last year of the cycle
    year_to     INTEGER NOT NULL,
    phase       TEXT NOT NULL,              -- of the list process_phases
    position    INTEGER NOT NULL,           -- of the phase
    title       TEXT NOT NULL,              -- what is to be done
    day_from    TEXT,                       -- days; NULL: not set yet
    day_to      TEXT,
    who         TEXT,                       -- an office or a role
    note        TEXT,
    done_on     TEXT,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX process_step_by_area ON process_step (area_id, year_from, position, id);

-- An entry of the planning log: what whoever takes the planning over has to know.
CREATE TABLE planning_note (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    kind        TEXT NOT NULL CHECK (kind IN ('decision', 'waiting', 'place', 'contact')),
    title       TEXT NOT NULL,
    text        TEXT,                       -- of a decision: why it was made
    who         TEXT,                       -- an office or a role
    day         TEXT,                       -- of a decision; until when something waits
    url         TEXT,
    closed_on   TEXT,                       -- it does not wait or hold any more
    updated_at  INTEGER NOT NULL
);
CREATE INDEX planning_note_by_area ON planning_note (area_id, kind, day, id);

-- A plan (střednědobý plán) of the development of social services in an area.
CREATE TABLE plan (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,       -- of its address: trutnov-2024-2026
    area_id     INTEGER NOT NULL REFERENCES area (id),
    title       TEXT NOT NULL,
    sort_key    TEXT NOT NULL,
    year_from   INTEGER NOT NULL,           -- first and last year of its period
    year_to     INTEGER NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('draft', 'consulted', 'adopted', 'ended', 'withdrawn')),
    author      TEXT,                       -- who drew it up: an office, a role
    source      TEXT,                       -- where its wording comes from; a demonstration says so here
    vision      TEXT,                       -- Markdown
    stale_days  INTEGER NOT NULL,           -- a measure without news for longer is stale
    updated_at  INTEGER NOT NULL
);
CREATE INDEX plan_by_area ON plan (area_id, year_from, id);

-- A section of a plan's text: one of its parts, in order.
CREATE TABLE plan_section (
    id          INTEGER PRIMARY KEY,
    plan_id     INTEGER NOT NULL REFERENCES plan (id),
    part        TEXT NOT NULL,              -- front, descriptive, analytical … (plan_text.c)
    position    INTEGER NOT NULL,           -- within its part
    title       TEXT NOT NULL,
    text        TEXT,                       -- Markdown; NULL: not filled in yet
    updated_at  INTEGER NOT NULL
);
CREATE INDEX plan_section_by_plan ON plan_section (plan_id, part, position, id);

-- Strengths, weaknesses, opportunities and threats (SWOT) as one working group sees them.
CREATE TABLE plan_swot (
    id            INTEGER PRIMARY KEY,
    plan_id       INTEGER NOT NULL REFERENCES plan (id),
    group_name    TEXT NOT NULL,            -- of the working group or target group
    strengths     TEXT,                     -- a line each, as are the three below
    weaknesses    TEXT,
    opportunities TEXT,
    threats       TEXT,
    updated_at    INTEGER NOT NULL
);
CREATE INDEX plan_swot_by_plan ON plan_swot (plan_id, id);

-- A priority of a plan, or a goal below it: what a measure serves.
CREATE TABLE plan_aim (
    id          INTEGER PRIMARY KEY,
    plan_id     INTEGER NOT NULL REFERENCES plan (id),
    kind        TEXT NOT NULL CHECK (kind IN ('priority', 'goal')),
    parent_id   INTEGER REFERENCES plan_aim (id),   -- the priority of a goal
    code        TEXT NOT NULL,              -- 2, 2.1
    sort_key    TEXT NOT NULL,              -- sorts as people count: 2.9 before 2.10
    name        TEXT NOT NULL,
    group_name  TEXT,                       -- the working group that proposed it
    description TEXT,                       -- Markdown
    region_goal TEXT,                       -- goal of the region's strategy that it serves
    updated_at  INTEGER NOT NULL,
    UNIQUE (plan_id, code)
);
CREATE INDEX plan_aim_by_plan ON plan_aim (plan_id, sort_key, id);

-- A measure (opatření): what is to be done, by whom, by when, on what condition.
CREATE TABLE measure (
    id            INTEGER PRIMARY KEY,
    uuid          TEXT NOT NULL UNIQUE,
    plan_id       INTEGER NOT NULL REFERENCES plan (id),
    aim_id        INTEGER REFERENCES plan_aim (id),     -- the goal it serves, else the priority
    code          TEXT NOT NULL,            -- 2.1.3
    sort_key      TEXT NOT NULL,            -- sorts as people count
    title         TEXT NOT NULL,
    group_name    TEXT,                     -- working group or target group that it belongs to
    kind_id       INTEGER REFERENCES code (id),         -- measure_kind
    description   TEXT,                     -- Markdown
    justification TEXT,                     -- why it is needed; Markdown
    evidence      TEXT,                     -- what that rests on, a line each
    start_on      TEXT,                     -- day
    deadline      TEXT,                     -- day; NULL: none, or ongoing
    ongoing       BOOLEAN NOT NULL,         -- "průběžně": it has no last day
    conditions    TEXT,                     -- on what condition it is fulfilled; Markdown
    outputs       TEXT,                     -- expected outputs, a line each
    risks         TEXT,                     -- a line each
    fte           INTEGER,                  -- full-time equivalents it needs, hundredths
    capacity_unit_id INTEGER REFERENCES code (id),      -- capacity_unit
    capacity_from INTEGER,
    capacity_to   INTEGER,
    network_request TEXT,                   -- number of the request to the region's network of services
    network_state TEXT,                     -- how far the request is, in words
    region_goal   TEXT,                     -- goal of the region's strategy that it serves
    status        TEXT NOT NULL CHECK (status IN ('proposed', 'approved', 'in_progress', 'fulfilled',
                  'partly_fulfilled', 'ongoing_fulfilled', 'not_fulfilled', 'postponed', 'cancelled')),
    merged_into   INTEGER REFERENCES measure (id),      -- what it went on as
    guarantor_email TEXT,                   -- where rounds of news ask; never public
    progress_told TEXT,                     -- a state put in place of the derived one; NULL: none
    progress_reason TEXT,                   -- why
    progress_by   INTEGER REFERENCES account (id),
    progress_until TEXT,                    -- the last day when it holds
    noted_on      TEXT,                     -- day of the last news about it
    updated_at    INTEGER NOT NULL,
    UNIQUE (plan_id, code)
);
CREATE INDEX measure_by_plan ON measure (plan_id, sort_key, id);
CREATE INDEX measure_by_merge ON measure (merged_into);

-- Whom a measure is for and which kinds of services it touches.
CREATE TABLE measure_code (
    measure_id  INTEGER NOT NULL REFERENCES measure (id),
    code_id     INTEGER NOT NULL REFERENCES code (id),  -- target_group, service_type
    PRIMARY KEY (measure_id, code_id)
);

-- Who answers for a measure, carries it out or cooperates: organisations and offices, never persons.
CREATE TABLE measure_actor (
    id          INTEGER PRIMARY KEY,
    measure_id  INTEGER NOT NULL REFERENCES measure (id),
    role        TEXT NOT NULL CHECK (role IN ('guarantor', 'implementer', 'partner')),
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    specifier   TEXT                        -- for what exactly
);
CREATE INDEX measure_actor_by_measure ON measure_actor (measure_id, role, position, id);

-- A step (aktivita) that leads to the measure's end.
CREATE TABLE measure_step (
    id          INTEGER PRIMARY KEY,
    measure_id  INTEGER NOT NULL REFERENCES measure (id),
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    due_on      TEXT,                       -- day
    done_on     TEXT,                       -- day; NULL: not done
    cancelled   BOOLEAN NOT NULL
);
CREATE INDEX measure_step_by_measure ON measure_step (measure_id, position, id);

-- Money of a measure in a year from a source, in hundredths of a crown.
CREATE TABLE measure_money (
    id          INTEGER PRIMARY KEY,
    measure_id  INTEGER NOT NULL REFERENCES measure (id),
    year        INTEGER NOT NULL,
    source_id   INTEGER NOT NULL REFERENCES code (id),  -- funding_source
    planned     INTEGER,
    spent       INTEGER,                    -- what it really was
    UNIQUE (measure_id, year, source_id)
);

-- By what it is known that a measure works.  Numbers are thousandths of the unit.
CREATE TABLE indicator (
    id          INTEGER PRIMARY KEY,
    measure_id  INTEGER NOT NULL REFERENCES measure (id),
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    unit        TEXT NOT NULL,
    baseline    INTEGER,
    target      INTEGER,                    -- 0 is a target, too
    source      TEXT                        -- where values come from
);
CREATE INDEX indicator_by_measure ON indicator (measure_id, position, id);

-- What an indicator was on a day.
CREATE TABLE indicator_value (
    indicator_id INTEGER NOT NULL REFERENCES indicator (id),
    day         TEXT NOT NULL,              -- that it is true of
    value       INTEGER NOT NULL,
    note        TEXT,
    PRIMARY KEY (indicator_id, day)
);

-- Dated news of a measure, and evaluations of it.
CREATE TABLE measure_note (
    id          INTEGER PRIMARY KEY,
    measure_id  INTEGER NOT NULL REFERENCES measure (id),
    kind        TEXT NOT NULL CHECK (kind IN ('news', 'evaluation')),
    day         TEXT NOT NULL,
    text        TEXT NOT NULL,
    public      BOOLEAN NOT NULL,           -- the public may read it
    author      TEXT,                       -- an office or role
    account_id  INTEGER REFERENCES account (id),        -- who wrote it here; NULL: came with data, or by a link
    made_at     INTEGER NOT NULL
);
CREATE INDEX measure_note_by_measure ON measure_note (measure_id, day, id);

-- The action plan (akční plán) of a year: a selection of the plan's measures.
CREATE TABLE action_plan (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    plan_id     INTEGER NOT NULL REFERENCES plan (id),
    year        INTEGER NOT NULL,
    title       TEXT NOT NULL,
    introduction TEXT,                      -- Markdown
    status      TEXT NOT NULL CHECK (status IN ('draft', 'proposed', 'approved', 'closed')),
    previous_id INTEGER REFERENCES action_plan (id),    -- whose evaluation it was made of
    updated_at  INTEGER NOT NULL
);
CREATE INDEX action_plan_by_plan ON action_plan (plan_id, year, id);

-- A measure in a year: not a copy, only what is said otherwise that year.
CREATE TABLE action_item (
    id          INTEGER PRIMARY KEY,
    action_plan_id INTEGER NOT NULL REFERENCES action_plan (id),
    measure_id  INTEGER NOT NULL REFERENCES measure (id),
    year        INTEGER NOT NULL,           -- of the action plan
    text        TEXT,                       -- this year's wording; NULL: as the plan says
    deadline    TEXT,                       -- day; NULL: as the plan says
    responsibility TEXT,                    -- NULL: as the plan says
    conditions  TEXT,                       -- NULL: as the plan says
    outcome     TEXT CHECK (outcome IN ('continue', 'postpone', 'drop', 'merge', 'done')),  -- NULL: open
    outcome_reason TEXT,
    outcome_into INTEGER REFERENCES measure (id),
    evaluation  TEXT,                       -- what came of it that year
    UNIQUE (measure_id, year)               -- in one action plan of a year
);
CREATE INDEX action_item_by_plan ON action_item (action_plan_id, id);

-- An edition (vydání): what a plan, an action plan or the state of all measures was at an
-- instant, frozen.  Its text is never changed; the hash proves it.
CREATE TABLE plan_edition (
    id          INTEGER PRIMARY KEY,
    plan_id     INTEGER NOT NULL REFERENCES plan (id),
    action_plan_id INTEGER REFERENCES action_plan (id), -- of an action plan; NULL: of the plan
    subject     TEXT NOT NULL,              -- plan, action:12, progress
    number      INTEGER NOT NULL,           -- from 1 within its subject
    name        TEXT NOT NULL,              -- what it is called: "Návrh pro připomínky"
    text        TEXT NOT NULL,              -- canonical, see edition.h
    hash        TEXT NOT NULL,              -- SHA-256 of the text, hex
    account_id  INTEGER REFERENCES account (id),        -- NULL: it came with the program
    made_at     INTEGER NOT NULL,
    published_at INTEGER,                   -- NULL: only the office sees it
    UNIQUE (plan_id, subject, number)
);

-- A round of news (kolo zpráv): who answers for measures is asked by a personal link what is new.
CREATE TABLE news_round (
    id          INTEGER PRIMARY KEY,
    plan_id     INTEGER NOT NULL REFERENCES plan (id),
    name        TEXT NOT NULL,
    due_on      TEXT NOT NULL,              -- day by which they answer
    message     TEXT,                       -- what the office adds to the letter
    opened_at   INTEGER,                    -- NULL: being prepared, nobody has been asked
    closed_at   INTEGER                     -- no answers after this; NULL: open
);
CREATE INDEX news_round_by_plan ON news_round (plan_id, id);

-- A measure of a round, and what was answered about it.
CREATE TABLE news_round_item (
    round_id    INTEGER NOT NULL REFERENCES news_round (id),
    measure_id  INTEGER NOT NULL REFERENCES measure (id),
    note_id     INTEGER REFERENCES measure_note (id),   -- the answer; NULL: none yet
    PRIMARY KEY (round_id, measure_id)
);
CREATE INDEX news_round_item_by_measure ON news_round_item (measure_id);

-- A letter of a round.  Each has a link of its own, and all of them lead to the same.
CREATE TABLE news_round_letter (
    round_id    INTEGER NOT NULL REFERENCES news_round (id),
    email       TEXT NOT NULL,
    sent_on     TEXT NOT NULL,              -- day
    token_hash  TEXT NOT NULL UNIQUE,
    PRIMARY KEY (round_id, email, sent_on)
);

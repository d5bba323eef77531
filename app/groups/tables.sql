-- A body of planning in an area: the steering group or a working group (skupina).
CREATE TABLE planning_group (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    area_id     INTEGER NOT NULL REFERENCES area (id),
    kind        TEXT NOT NULL CHECK (kind IN ('steering', 'working')),
    topic       TEXT,                       -- code of planning_working_groups; NULL: another, or the steering group
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL,              -- sorts as Czechs sort
    summary     TEXT NOT NULL,              -- what it does, in a sentence
    about       TEXT,                       -- Markdown
    charter     TEXT,                       -- základní listina, Markdown; a signed one is an attachment
    charter_on  TEXT,                       -- day when it was agreed
    joining     TEXT,                       -- how one becomes a member, Markdown
    email       TEXT,                       -- of the office, for those who want to join: public
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX planning_group_by_area ON planning_group (area_id, id);

-- Somebody's seat in a group.  Who stands here only as a number has no name anywhere.
CREATE TABLE group_member (
    id          INTEGER PRIMARY KEY,
    group_id    INTEGER NOT NULL REFERENCES planning_group (id),
    number      INTEGER NOT NULL,           -- within the group, never given twice: stands for who is not named
    naming      TEXT NOT NULL CHECK (naming IN ('name', 'pseudonym', 'number')),
    name        TEXT,                       -- a name or a pseudonym
    role        TEXT NOT NULL CHECK (role IN ('commissioner', 'provider', 'user', 'public', 'expert')),
    post        TEXT CHECK (post IN ('chair', 'secretary')),    -- NULL: a member like others
    organisation TEXT,
    email       TEXT,                       -- for invitations; never public
    account_id  INTEGER REFERENCES account (id),    -- who signs in as this member
    public_name BOOLEAN NOT NULL,           -- agreed that the name stands on public pages
    thanks      BOOLEAN NOT NULL,           -- agreed to stand in the list of thanks
    consent_on  TEXT,                       -- day of the last word about the two
    valid_from  TEXT NOT NULL,              -- first day of the term
    valid_to    TEXT,                       -- last one; NULL: it goes on
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    UNIQUE (group_id, number),
    CHECK ((naming = 'number') = (name IS NULL))
);
CREATE INDEX group_member_by_account ON group_member (account_id, group_id);

-- A meeting of a group.
CREATE TABLE meeting (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,       -- its name in calendars
    group_id    INTEGER NOT NULL REFERENCES planning_group (id),
    number      INTEGER NOT NULL,           -- within the group, from 1
    day         TEXT NOT NULL,
    starts      TEXT NOT NULL,              -- 14:00
    ends        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('in_person', 'online', 'hybrid')),
    place       TEXT,                       -- where people come; not of an online one
    link        TEXT,                       -- where they join; never public
    invitation  TEXT,                       -- what the invitation says beside the agenda
    open        BOOLEAN NOT NULL,           -- anybody may come
    published   BOOLEAN NOT NULL,           -- the public sees that it takes place
    state       TEXT NOT NULL CHECK (state IN ('planned', 'invited', 'recorded', 'submitted', 'approved', 'cancelled')),
    sequence    INTEGER NOT NULL,           -- raised by each change of time or place
    sent_sequence INTEGER,                  -- the one that members know of; NULL: nobody was invited
    invited_at  INTEGER,
    cancel_reason TEXT,
    revision    INTEGER NOT NULL,           -- of its minutes, raised by each save
    pen         TEXT,                       -- which open page saved them last
    summary     TEXT,                       -- of the minutes: what is not of one item, Markdown
    submitted_on TEXT,                      -- day when the minutes were finished
    approved_on TEXT,
    approved_in INTEGER REFERENCES meeting (id),    -- NULL: without a meeting, as approved_how says
    approved_how TEXT,
    minutes_public BOOLEAN NOT NULL,        -- only of approved ones
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    UNIQUE (group_id, number)
);
CREATE INDEX meeting_by_day ON meeting (published, day, id);

-- What a meeting deals with, in its order, and what the minutes say of it.
CREATE TABLE agenda_item (
    id          INTEGER PRIMARY KEY,
    meeting_id  INTEGER NOT NULL REFERENCES meeting (id),
    position    INTEGER NOT NULL,
    title       TEXT NOT NULL,
    approves    INTEGER REFERENCES meeting (id),    -- it approves the minutes of this meeting
    minutes     TEXT                        -- Markdown
);
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, position, id);

-- Who was at a meeting, or should have been.
CREATE TABLE attendance (
    id          INTEGER PRIMARY KEY,
    meeting_id  INTEGER NOT NULL REFERENCES meeting (id),
    member_id   INTEGER REFERENCES group_member (id),   -- NULL: a guest from outside
    state       TEXT NOT NULL CHECK (state IN ('present', 'excused', 'absent', 'deputy', 'guest')),
    name        TEXT,                       -- of the deputy or the guest; never public
    role        TEXT CHECK (role IN ('commissioner', 'provider', 'user', 'public', 'expert')),   -- as it was then
    organisation TEXT,                      -- of a guest
    UNIQUE (meeting_id, member_id)
);

-- Something that somebody is to do.
CREATE TABLE group_task (
    id          INTEGER PRIMARY KEY,
    meeting_id  INTEGER NOT NULL REFERENCES meeting (id),       -- that gave it
    item_id     INTEGER REFERENCES agenda_item (id),
    text        TEXT NOT NULL,
    member_id   INTEGER REFERENCES group_member (id),
    who         TEXT,                       -- an office or a role, when no member
    due         TEXT,                       -- day; NULL: none was agreed
    state       TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    closed_on   TEXT
);
CREATE INDEX group_task_by_meeting ON group_task (meeting_id, id);

-- What a later meeting heard of a task.
CREATE TABLE task_report (
    id          INTEGER PRIMARY KEY,
    task_id     INTEGER NOT NULL REFERENCES group_task (id),
    meeting_id  INTEGER NOT NULL REFERENCES meeting (id),
    state       TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    note        TEXT,
    UNIQUE (meeting_id, task_id)
);

-- What a group resolved.
CREATE TABLE group_resolution (
    id          INTEGER PRIMARY KEY,
    meeting_id  INTEGER NOT NULL REFERENCES meeting (id),
    item_id     INTEGER REFERENCES agenda_item (id),
    number      INTEGER NOT NULL,           -- within the meeting: 3/1 is the first of the third meeting
    text        TEXT NOT NULL,
    votes_for   INTEGER,                    -- NULL: by agreement, nobody counted
    votes_against INTEGER,
    votes_none  INTEGER,                    -- who abstained
    UNIQUE (meeting_id, number)
);

-- What was corrected in minutes after they had been approved.
CREATE TABLE minutes_amendment (
    id          INTEGER PRIMARY KEY,
    meeting_id  INTEGER NOT NULL REFERENCES meeting (id),
    day         TEXT NOT NULL,
    text        TEXT NOT NULL,
    account_id  INTEGER REFERENCES account (id)
);
CREATE INDEX minutes_amendment_by_meeting ON minutes_amendment (meeting_id, id);

-- A scoring of priorities: members divide points among items, or rate each.
CREATE TABLE ballot (
    id          INTEGER PRIMARY KEY,
    group_id    INTEGER NOT NULL REFERENCES planning_group (id),
    title       TEXT NOT NULL,
    about       TEXT,
    method      TEXT NOT NULL CHECK (method IN ('dots', 'scale')),
    budget      INTEGER NOT NULL,           -- of dots: how many one has; of a scale: its highest mark
    threshold   INTEGER NOT NULL,           -- fewer papers make no order
    state       TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    published   BOOLEAN NOT NULL,           -- the public sees the result
    closed_on   TEXT,
    created_at  INTEGER NOT NULL
);
CREATE INDEX ballot_by_group ON ballot (group_id, id);

-- What is scored.
CREATE TABLE ballot_item (
    id          INTEGER PRIMARY KEY,
    ballot_id   INTEGER NOT NULL REFERENCES ballot (id),
    position    INTEGER NOT NULL,
    text        TEXT NOT NULL,
    link        TEXT                        -- path of what it is about on this site
);
CREATE INDEX ballot_item_by_ballot ON ballot_item (ballot_id, position, id);

-- One filled-in paper.  Whose it is, is known while the ballot is open, so that they can
-- change it, and forgotten when it closes.
CREATE TABLE ballot_paper (
    id          INTEGER PRIMARY KEY,
    ballot_id   INTEGER NOT NULL REFERENCES ballot (id),
    member_id   INTEGER REFERENCES group_member (id),
    number      INTEGER,                    -- printed on it; NULL: filled in on the web
    UNIQUE (ballot_id, member_id),
    UNIQUE (ballot_id, number)
);

-- Points that a paper gives to an item.
CREATE TABLE ballot_score (
    paper_id    INTEGER NOT NULL REFERENCES ballot_paper (id),
    item_id     INTEGER NOT NULL REFERENCES ballot_item (id),
    points      INTEGER NOT NULL,
    PRIMARY KEY (paper_id, item_id)
);

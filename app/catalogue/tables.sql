-- An item of a codelist: service types, target groups, forms, units …  What the
-- law changes gets a valid_to and a successor; nothing is overwritten.
CREATE TABLE code (
    id            INTEGER PRIMARY KEY,
    list          TEXT NOT NULL,            -- service_type, health_kind, service_group, service_form, target_group, age_group, capacity_unit, measure_kind, funding_source
    code          TEXT NOT NULL,            -- home_care
    name          TEXT NOT NULL,            -- pečovatelská služba
    name_en       TEXT NOT NULL,
    plain         TEXT,                     -- one plain sentence for people: what one gets
    paragraph     TEXT,                     -- § 40
    parent        TEXT,                     -- code of the group it belongs to
    register_code TEXT,                     -- its code in the national register
    age_from      INTEGER,                  -- years, of an age group
    age_to        INTEGER,
    position      INTEGER NOT NULL,
    valid_from    TEXT,                     -- day; NULL: since ever
    valid_to      TEXT,                     -- day; NULL: still
    UNIQUE (list, code)
);
CREATE INDEX code_by_register ON code (list, register_code);

-- Who provides services (poskytovatel): a municipality, an NGO, a company.
CREATE TABLE provider (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    external_id TEXT UNIQUE,                -- what its import called it: pribor:charita-…, rpss:…
    source      TEXT NOT NULL,              -- pribor, rpss, office …
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL,
    ico         TEXT,                       -- organisation number, 8 digits, zeros kept
    legal_form  TEXT,
    description TEXT,
    address     TEXT,                       -- of its seat, as one line
    municipality_id INTEGER REFERENCES municipality (id),
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),
    vanished_on TEXT,                       -- day since when its source no longer has it
    checked_on  TEXT,                       -- day when somebody last confirmed what is said
    merged_into INTEGER,                    -- id of the provider that it turned out to be
    updated_at  INTEGER NOT NULL
);
CREATE INDEX provider_by_name ON provider (status, sort_key, id);
CREATE INDEX provider_by_ico ON provider (ico, id);

-- A service (sociální nebo návazná služba) as the public looks for it.
CREATE TABLE service (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    external_id TEXT UNIQUE,
    source      TEXT NOT NULL,
    provider_id INTEGER NOT NULL REFERENCES provider (id),
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('registered', 'related', 'health')),  -- of Act 108/2006, beside it, or of Act 372/2011
    type_id     INTEGER REFERENCES code (id),   -- service_type, of a health service health_kind; NULL for a related service
    register_number TEXT,                   -- IČS in the national register
    summary     TEXT,                       -- one sentence for the list
    description TEXT,
    price       TEXT,                       -- what it costs, in words
    entry_conditions TEXT,                  -- how one gets in, in words
    languages   TEXT,                       -- beside Czech, in words
    age_from    INTEGER,                    -- years; NULL: no limit
    age_to      INTEGER,
    age_note    TEXT,
    opening_note TEXT,                      -- opening hours that are not exact, in words
    round_the_clock BOOLEAN NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),
    valid_from  TEXT,                       -- day since when it is provided
    valid_to    TEXT,                       -- last day; NULL: goes on
    vanished_on TEXT,
    checked_on  TEXT,
    merged_into INTEGER,                    -- id of the service that it turned out to be
    updated_at  INTEGER NOT NULL,
    withdrawn_at INTEGER                    -- instant when it became a draft again; NULL: it never was public
);
CREATE INDEX service_by_name ON service (status, sort_key, id);
CREATE INDEX service_by_provider ON service (provider_id, id);
CREATE INDEX service_by_type ON service (type_id, status, sort_key);
CREATE INDEX service_by_update ON service (status, updated_at);
CREATE INDEX service_by_withdrawal ON service (withdrawn_at) WHERE withdrawn_at IS NOT NULL;

-- What a patient and whoever sends one must know of a health service, beside its row.
CREATE TABLE service_health (
    service_id  INTEGER PRIMARY KEY REFERENCES service (id),
    referral    TEXT CHECK (referral IN ('yes', 'recommended', 'no')),  -- from a doctor; NULL: not told
    referral_note TEXT,                     -- from whom, with what, what the referral must say
    new_patients TEXT CHECK (new_patients IN ('yes', 'no')),    -- taken now; NULL: not told
    new_patients_on TEXT,                   -- day when it was told
    home_visits TEXT CHECK (home_visits IN ('yes', 'no')),
    insurance   TEXT                        -- insurance companies it has contracts with, in words
);

-- Forms a service has: ambulatory, outreach, residential.
CREATE TABLE service_form (
    id          INTEGER PRIMARY KEY,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    form_id     INTEGER NOT NULL REFERENCES code (id),
    valid_from  TEXT,
    valid_to    TEXT
);
CREATE INDEX service_form_by_service ON service_form (service_id, form_id);
CREATE INDEX service_form_by_form ON service_form (form_id, service_id);

-- Whom a service is for.
CREATE TABLE service_target_group (
    id          INTEGER PRIMARY KEY,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    group_id    INTEGER NOT NULL REFERENCES code (id),
    note        TEXT,
    valid_from  TEXT,
    valid_to    TEXT
);
CREATE INDEX service_target_group_by_service ON service_target_group (service_id, group_id);
CREATE INDEX service_target_group_by_group ON service_target_group (group_id, service_id);

-- Age groups of the register.
CREATE TABLE service_age_group (
    id          INTEGER PRIMARY KEY,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    group_id    INTEGER NOT NULL REFERENCES code (id),
    valid_from  TEXT,
    valid_to    TEXT
);
CREATE INDEX service_age_group_by_service ON service_age_group (service_id, group_id);

-- Registered capacity of a service in one form, in its legal unit (§ 79, 85 of
-- Act 108/2006).  It belongs to service and form: never summed over places.
CREATE TABLE service_capacity (
    id          INTEGER PRIMARY KEY,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    form_id     INTEGER REFERENCES code (id),
    unit_id     INTEGER NOT NULL REFERENCES code (id),
    amount      INTEGER NOT NULL CHECK (amount >= 0),
    note        TEXT,
    valid_from  TEXT,
    valid_to    TEXT
);
CREATE INDEX service_capacity_by_service ON service_capacity (service_id, id);

-- Where a provider works (místo poskytování, zařízení).
CREATE TABLE place (
    id           INTEGER PRIMARY KEY,
    provider_id  INTEGER NOT NULL REFERENCES provider (id),
    external_id  TEXT UNIQUE,
    source       TEXT NOT NULL,
    name         TEXT,
    secret       BOOLEAN NOT NULL,          -- address of a shelter for victims: never leaves the store
    address_point INTEGER,                  -- RÚIAN code
    street       TEXT,
    house_number TEXT,                      -- 2272/54
    part         TEXT,                      -- of the municipality
    postal_code  TEXT,
    municipality_id INTEGER REFERENCES municipality (id),
    address      TEXT,                      -- as its source wrote it in one line
    latitude     INTEGER,                   -- millionths of a degree
    longitude    INTEGER,
    step_free    TEXT CHECK (step_free IN ('yes', 'partly', 'no')),
    accessible_toilet TEXT CHECK (accessible_toilet IN ('yes', 'no')),
    access_note  TEXT,                      -- lift, ramp, parking … in words
    vanished_on  TEXT,
    merged_into  INTEGER                    -- id of the place that it turned out to be
);
CREATE INDEX place_by_provider ON place (provider_id, id);
CREATE INDEX place_by_municipality ON place (municipality_id, id);

-- A service at a place.
CREATE TABLE service_place (
    id          INTEGER PRIMARY KEY,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    place_id    INTEGER NOT NULL REFERENCES place (id),
    valid_from  TEXT,
    valid_to    TEXT
);
CREATE INDEX service_place_by_service ON service_place (service_id, place_id);
CREATE INDEX service_place_by_place ON service_place (place_id, service_id);

-- Where a service comes to or takes people from, beside its places: one
-- municipality or a whole area.
CREATE TABLE service_area (
    id          INTEGER PRIMARY KEY,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    municipality_id INTEGER REFERENCES municipality (id),
    area_id     INTEGER REFERENCES area (id),
    valid_from  TEXT,
    valid_to    TEXT,
    CHECK ((municipality_id IS NULL) <> (area_id IS NULL))
);
CREATE INDEX service_area_by_service ON service_area (service_id, id);
CREATE INDEX service_area_by_municipality ON service_area (municipality_id, service_id);
CREATE INDEX service_area_by_area ON service_area (area_id, service_id);

-- When a service is open, at all its places or at one.  What rules mean together is
-- said in lib/hours/hours.h; a row of plain weekly hours has a weekday, times, and
-- neither weeks, dates nor an appointment.
CREATE TABLE opening_hours (
    id          INTEGER PRIMARY KEY,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    place_id    INTEGER REFERENCES place (id),
    weekday     INTEGER CHECK (weekday BETWEEN 1 AND 7),            -- 1 Monday; NULL: see holidays, date_from
    opens       INTEGER,                    -- minutes after midnight; NULL: closed
    closes      INTEGER,                    -- minutes; beyond 1440: the next day
    by_appointment BOOLEAN NOT NULL,
    weeks       TEXT CHECK (weeks IN ('even', 'odd')),              -- of ISO 8601; NULL: every week
    date_from   TEXT,                       -- of a season or, without a weekday, of days that differ:
    date_to     TEXT,                       -- MM-DD every year, over New Year too, or YYYY-MM-DD
    holidays    BOOLEAN NOT NULL,           -- what holds on public holidays
    as_weekday  INTEGER CHECK (as_weekday BETWEEN 1 AND 8),         -- on them as on this day; 8: as on any
    note        TEXT,
    valid_from  TEXT,
    valid_to    TEXT,
    CHECK ((opens IS NULL) = (closes IS NULL)),
    CHECK ((date_from IS NULL) = (date_to IS NULL)),
    CHECK (weekday IS NOT NULL OR holidays OR date_from IS NOT NULL)
);
CREATE INDEX opening_hours_by_service ON opening_hours (service_id, weekday, opens);

-- A life situation (životní situace): what happened to somebody.
CREATE TABLE situation (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    external_id TEXT UNIQUE,
    source      TEXT NOT NULL,
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL,
    description TEXT,
    steps       TEXT,                       -- what to do, as the office writes it: app/catalogue/steps.h
    sensitive   BOOLEAN NOT NULL,           -- violence, abuse: neutral title, quick exit
    status      TEXT NOT NULL CHECK (status IN ('draft', 'published', 'ended')),
    vanished_on TEXT,
    updated_at  INTEGER NOT NULL
);
CREATE INDEX situation_by_name ON situation (status, sort_key, id);

-- A help line or an emergency number.
CREATE TABLE crisis_line (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    external_id TEXT UNIQUE,
    source      TEXT NOT NULL,
    name        TEXT NOT NULL,
    description TEXT,
    availability TEXT,                      -- when it answers, in words
    round_the_clock BOOLEAN NOT NULL,
    free_of_charge BOOLEAN,
    whom        TEXT,                       -- whom it is for, in words
    emergency   BOOLEAN NOT NULL,           -- 112, 155, 158, 150 and the local police
    position    INTEGER NOT NULL,
    checked_on  TEXT,                       -- day of the last check; lines change their hours
    vanished_on TEXT,
    updated_at  INTEGER NOT NULL
);

-- An office (úřad) and its departments: who does what.
CREATE TABLE office (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    external_id TEXT UNIQUE,
    source      TEXT NOT NULL,
    name        TEXT NOT NULL,
    address     TEXT,
    municipality_id INTEGER REFERENCES municipality (id),
    position    INTEGER NOT NULL,
    vanished_on TEXT,
    updated_at  INTEGER NOT NULL
);
CREATE TABLE department (
    id          INTEGER PRIMARY KEY,
    office_id   INTEGER NOT NULL REFERENCES office (id),
    external_id TEXT UNIQUE,
    name        TEXT NOT NULL,
    address     TEXT,
    floor       TEXT,                       -- 2. patro
    room        TEXT,                       -- dveře 12
    step_free   TEXT CHECK (step_free IN ('yes', 'partly', 'no')),
    access_note TEXT,                       -- lift, side door, bell … in words
    hours       TEXT,                       -- when one may come: lines as opening.h reads them
    description TEXT,
    agendas     TEXT,                       -- what is dealt with there, a line each: příspěvek na péči
    position    INTEGER NOT NULL,
    vanished_on TEXT
);

-- Help in a life situation: a service, or a provider as a whole, or a line.
CREATE TABLE situation_help (
    id           INTEGER PRIMARY KEY,
    situation_id INTEGER NOT NULL REFERENCES situation (id),
    service_id   INTEGER REFERENCES service (id),
    provider_id  INTEGER REFERENCES provider (id),
    crisis_line_id INTEGER REFERENCES crisis_line (id),
    department_id  INTEGER REFERENCES department (id),
    position     INTEGER NOT NULL
);
CREATE INDEX situation_help_by_situation ON situation_help (situation_id, position, id);
CREATE INDEX situation_help_by_service ON situation_help (service_id, situation_id);
CREATE INDEX situation_help_by_provider ON situation_help (provider_id, situation_id);

-- How to reach a provider, a service, a place, a line, an office or one of its
-- departments (exactly one of them).
CREATE TABLE contact (
    id          INTEGER PRIMARY KEY,
    provider_id INTEGER REFERENCES provider (id),
    service_id  INTEGER REFERENCES service (id),
    place_id    INTEGER REFERENCES place (id),
    crisis_line_id INTEGER REFERENCES crisis_line (id),
    office_id   INTEGER REFERENCES office (id),
    department_id INTEGER REFERENCES department (id),
    kind        TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'web', 'data_box')),
    value       TEXT NOT NULL,
    note        TEXT,                       -- what it is for: "sociální práce"
    position    INTEGER NOT NULL
);
-- Each holds the contacts of its own kind of owner: six whole ones took a third
-- of an import into SQLite.
CREATE INDEX contact_by_provider ON contact (provider_id, position) WHERE provider_id IS NOT NULL;
CREATE INDEX contact_by_service ON contact (service_id, position) WHERE service_id IS NOT NULL;
CREATE INDEX contact_by_place ON contact (place_id, position) WHERE place_id IS NOT NULL;
CREATE INDEX contact_by_line ON contact (crisis_line_id, position) WHERE crisis_line_id IS NOT NULL;
CREATE INDEX contact_by_office ON contact (office_id, position) WHERE office_id IS NOT NULL;
CREATE INDEX contact_by_department ON contact (department_id, position) WHERE department_id IS NOT NULL;

-- That a part of an entry was found to be true: contacts, hours, price …  Editing
-- is not verifying.
CREATE TABLE verification (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,              -- service, crisis_line
    record_id   INTEGER NOT NULL,
    part        TEXT NOT NULL,              -- code of freshness.c
    verified_on TEXT NOT NULL,              -- day
    method      TEXT NOT NULL CHECK (method IN ('phone', 'visit', 'provider', 'register', 'web')),
    account_id  INTEGER REFERENCES account (id)
);
CREATE INDEX verification_by_record ON verification (kind, record_id, part, verified_on);

-- The last days of a service's verifications, as days since 1970-01-01; NULL: never.
-- Made from them in the same transaction (freshness_verified, freshness_settle), so
-- that a queue of thousands is sorted by rows and not by all that ever was verified.
CREATE TABLE service_freshness (
    service_id  INTEGER PRIMARY KEY REFERENCES service (id),
    contacts    INTEGER,                    -- a column for each code of freshness.c
    hours       INTEGER,
    places      INTEGER,
    price       INTEGER,
    entry       INTEGER,
    description INTEGER
);

-- Places that are free now, as the provider told; not the capacity.
CREATE TABLE free_places (
    service_id  INTEGER PRIMARY KEY REFERENCES service (id),
    amount      INTEGER NOT NULL CHECK (amount >= 0),
    note        TEXT,
    told_at     INTEGER NOT NULL,
    account_id  INTEGER REFERENCES account (id)
);

-- What a source calls a record beside its own external_id: another source's name,
-- or that of a record which was merged into it.  An import finds it by both.
CREATE TABLE record_alias (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,              -- provider, service, place
    record_id   INTEGER NOT NULL,
    source      TEXT NOT NULL,
    external_id TEXT NOT NULL,
    since       TEXT NOT NULL,              -- day
    UNIQUE (kind, external_id)
);
CREATE INDEX record_alias_by_record ON record_alias (kind, record_id, id);

-- A field of which a source says something else than we do, and what was decided;
-- asked again only when the source says something new.
CREATE TABLE source_difference (
    id          INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,
    kind        TEXT NOT NULL,              -- provider, service, place
    record_id   INTEGER NOT NULL,
    field       TEXT NOT NULL,              -- of its form
    theirs      TEXT,                       -- what the source says, as the form writes it
    state       TEXT NOT NULL CHECK (state IN ('open', 'ours', 'theirs')),  -- theirs: the field follows the source from now on
    found_at    INTEGER NOT NULL,
    decided_at  INTEGER,
    account_id  INTEGER REFERENCES account (id),    -- who decided; with ours: also by having changed it
    UNIQUE (source, kind, record_id, field)
);
CREATE INDEX source_difference_by_state ON source_difference (state, kind, record_id, id);

-- One run of an import that landed.
CREATE TABLE import_run (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    format      TEXT NOT NULL,              -- guide, rpss
    source      TEXT NOT NULL,              -- pribor, rpss …
    file_name   TEXT NOT NULL,
    added       INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    same        INTEGER NOT NULL,
    vanished    INTEGER NOT NULL,
    refused     INTEGER NOT NULL            -- lines it could not take
);

-- Words by which people ask, and where they lead.  Search reads it; the office edits it.
CREATE TABLE search_synonym (
    id          INTEGER PRIMARY KEY,
    term        TEXT NOT NULL,              -- in the words of the field: tísňové tlačítko
    folded      TEXT NOT NULL UNIQUE,       -- the same without diacritics and in small letters
    sort_key    TEXT NOT NULL,
    said        TEXT NOT NULL,              -- what people say instead, a word or phrase on each line
    kinds       TEXT NOT NULL,              -- codes of service_type and health_kind that answer it, divided by |, the nearest first
    groups      TEXT NOT NULL,              -- codes of target_group whom it concerns, divided by |
    status      TEXT NOT NULL CHECK (status IN ('published', 'ended')),  -- ended: search does not use it
    shipped     TEXT,                       -- the line of the list that ships, as it was taken; NULL: the office has written it
    updated_at  INTEGER NOT NULL
);
CREATE INDEX search_synonym_by_name ON search_synonym (status, sort_key, id);

-- How much was searched in a month, and how often in vain.  Of nobody in particular.
CREATE TABLE search_month (
    month       TEXT PRIMARY KEY,           -- 2026-03
    asked       INTEGER NOT NULL,
    missed      INTEGER NOT NULL
);

-- What was searched in vain: words without diacritics, without numbers and without those
-- that say nothing.  Of a month that is over, only what was searched often is kept.
CREATE TABLE search_miss (
    month       TEXT NOT NULL,
    words       TEXT NOT NULL,
    times       INTEGER NOT NULL,
    PRIMARY KEY (month, words)
);

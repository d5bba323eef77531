-- A region (kraj, NUTS 3).
CREATE TABLE region (
    id          INTEGER PRIMARY KEY,        -- code of the register of territory (RÚIAN VÚSC)
    nuts        TEXT NOT NULL UNIQUE,       -- CZ052
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL
);

-- A district (okres, LAU 1).
CREATE TABLE district (
    id          INTEGER PRIMARY KEY,
    lau         TEXT NOT NULL UNIQUE,       -- CZ0525
    region_id   INTEGER NOT NULL REFERENCES region (id),
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL
);

-- The district of a municipality with extended powers (správní obvod ORP).
CREATE TABLE orp (
    id          INTEGER PRIMARY KEY,        -- RÚIAN code
    csu_code    TEXT NOT NULL UNIQUE,       -- code of the statistical office, 5213
    region_id   INTEGER NOT NULL REFERENCES region (id),
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL
);

-- A municipality (obec).
CREATE TABLE municipality (
    id          INTEGER PRIMARY KEY,        -- RÚIAN code, 579025
    slug        TEXT NOT NULL UNIQUE,       -- trutnov; with the district where names repeat
    name        TEXT NOT NULL,              -- as people write it: Hradec Králové
    status      TEXT NOT NULL,              -- obec, městys, město, statutární město …
    orp_id      INTEGER NOT NULL REFERENCES orp (id),
    district_id INTEGER NOT NULL REFERENCES district (id),
    region_id   INTEGER NOT NULL REFERENCES region (id),
    postal_code TEXT,                       -- 54101
    latitude    INTEGER,                    -- millionths of a degree, WGS 84
    longitude   INTEGER,
    area_ha     INTEGER,
    population  INTEGER,                    -- on 1 January of population_year
    population_0_14   INTEGER,
    population_65plus INTEGER,
    population_year   INTEGER,
    sort_key    TEXT NOT NULL,              -- sorts as Czechs sort
    folded      TEXT NOT NULL               -- lower case without diacritics, to find it by
);
CREATE INDEX municipality_by_folded ON municipality (folded, id);
CREATE INDEX municipality_by_orp ON municipality (orp_id, id);

-- An area people plan or look for help in: a named set of municipalities.  A
-- town, the district of an ORP, a region, one of a region's planning areas.
CREATE TABLE area (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    slug        TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL CHECK (kind IN ('town', 'orp', 'region', 'planning')),
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL,
    valid_from  TEXT,                       -- day; NULL: since ever
    valid_to    TEXT                        -- day; NULL: still
);

-- Which municipalities an area consists of, and when.
CREATE TABLE area_municipality (
    area_id         INTEGER NOT NULL REFERENCES area (id),
    municipality_id INTEGER NOT NULL REFERENCES municipality (id),
    valid_from      TEXT,                   -- day; NULL: since ever
    valid_to        TEXT,                   -- day; NULL: still
    PRIMARY KEY (area_id, municipality_id)
);
CREATE INDEX area_by_municipality ON area_municipality (municipality_id, area_id);

-- What an installation says about itself: name of the town or region, its
-- contact, where the portal is published.  Names and defaults: setting.c.
CREATE TABLE setting (
    name        TEXT PRIMARY KEY,
    value       TEXT NOT NULL
);

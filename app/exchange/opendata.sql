-- opendata_state() :one
-- When something that is given away was changed last; 0: there is nothing yet.
SELECT coalesce(max(u.at), 0) AS "changed_at:int" FROM (
  SELECT max(updated_at) AS at FROM service UNION ALL SELECT max(updated_at) FROM provider
  UNION ALL SELECT max(updated_at) FROM situation UNION ALL SELECT max(updated_at) FROM crisis_line
  UNION ALL SELECT max(updated_at) FROM office UNION ALL SELECT max(updated_at) FROM news UNION ALL SELECT max(at) FROM import_run) u

-- opendata_source_names(limit int) :many
-- Whose records there are among those that are given away.
SELECT u.source FROM (
  SELECT source FROM service WHERE status = 'published' UNION SELECT source FROM provider WHERE status = 'published'
  UNION SELECT source FROM situation WHERE status = 'published' UNION SELECT source FROM crisis_line WHERE vanished_on IS NULL
  UNION SELECT source FROM office WHERE vanished_on IS NULL
  UNION SELECT source FROM place WHERE vanished_on IS NULL AND NOT secret) u
ORDER BY u.source LIMIT :limit

-- opendata_services(after int, day text, limit int) :many
SELECT s.id, s.uuid, s.slug, s.name, s.kind, t.code AS type, t.name AS type_name, t.paragraph, s.register_number,
       p.uuid AS provider_uuid, p.slug AS provider_slug, p.name AS provider, p.ico, s.summary, s.description, s.price,
       s.entry_conditions, s.languages, s.age_from, s.age_to, s.age_note, s.opening_note, s.round_the_clock,
       s.valid_from, s.valid_to, s.checked_on, s.updated_at, s.source
FROM service s JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
WHERE s.id > :after AND s.status = 'published' AND p.status <> 'draft'
  AND (s.valid_to IS NULL OR s.valid_to >= :day)
ORDER BY s.id LIMIT :limit

-- opendata_service_forms(owners ints, day text, limit int) :many
SELECT f.service_id AS owner, c.code AS value FROM service_form f JOIN code c ON c.id = f.form_id
WHERE f.service_id IN (:owners) AND (f.valid_to IS NULL OR f.valid_to >= :day)
ORDER BY f.service_id, c.position, f.id LIMIT :limit

-- opendata_service_groups(owners ints, day text, limit int) :many
SELECT g.service_id AS owner, c.code AS value FROM service_target_group g JOIN code c ON c.id = g.group_id
WHERE g.service_id IN (:owners) AND (g.valid_to IS NULL OR g.valid_to >= :day)
ORDER BY g.service_id, c.position, g.id LIMIT :limit

-- opendata_service_ages(owners ints, day text, limit int) :many
SELECT g.service_id AS owner, c.code AS value FROM service_age_group g JOIN code c ON c.id = g.group_id
WHERE g.service_id IN (:owners) AND (g.valid_to IS NULL OR g.valid_to >= :day)
ORDER BY g.service_id, c.position, g.id LIMIT :limit

-- opendata_service_towns(owners ints, day text, limit int) :many
-- Municipalities in which a service has a place; never that of a secret one.
SELECT sp.service_id AS owner, CAST(pl.municipality_id AS TEXT) AS "value:text"
FROM service_place sp JOIN place pl ON pl.id = sp.place_id
WHERE sp.service_id IN (:owners) AND NOT pl.secret AND pl.vanished_on IS NULL AND pl.municipality_id IS NOT NULL
  AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
GROUP BY sp.service_id, pl.municipality_id
ORDER BY sp.service_id, pl.municipality_id LIMIT :limit

-- opendata_service_areas(owners ints, day text, limit int) :many
-- Where a service comes to beside its places.
SELECT a.service_id AS owner, coalesce(ar.name, m.name) AS "value:text", a.id
FROM service_area a LEFT JOIN area ar ON ar.id = a.area_id LEFT JOIN municipality m ON m.id = a.municipality_id
WHERE a.service_id IN (:owners) AND (a.valid_to IS NULL OR a.valid_to >= :day)
ORDER BY a.service_id, a.id LIMIT :limit

-- opendata_service_hours(owners ints, day text, limit int) :many
-- Plain weekly ones, as schema.org can write them.
SELECT h.service_id AS owner, h.weekday AS "weekday:int", h.opens AS "opens:int", h.closes AS "closes:int"
FROM opening_hours h
WHERE h.service_id IN (:owners) AND h.weekday IS NOT NULL AND h.opens IS NOT NULL AND h.weeks IS NULL AND h.date_from IS NULL AND NOT h.by_appointment
  AND (h.valid_from IS NULL OR h.valid_from <= :day) AND (h.valid_to IS NULL OR h.valid_to >= :day)
ORDER BY h.service_id, h.weekday, h.opens, h.id LIMIT :limit

-- opendata_service_contacts(owners ints, kind text, limit int) :many
-- A service's own; where it has none of a kind, the provider's.
SELECT s.id AS owner, c.value FROM service s
JOIN contact c ON c.service_id = s.id OR (c.provider_id = s.provider_id AND NOT EXISTS (
  SELECT 1 FROM contact own WHERE own.service_id = s.id AND own.kind = c.kind))
WHERE s.id IN (:owners) AND c.kind = :kind
ORDER BY s.id, c.position, c.id LIMIT :limit

-- opendata_providers(after int, limit int) :many
SELECT p.id, p.uuid, p.slug, p.name, p.ico, p.legal_form, p.description, p.address, p.municipality_id,
       m.name AS municipality, p.checked_on, p.updated_at, p.source
FROM provider p LEFT JOIN municipality m ON m.id = p.municipality_id
WHERE p.id > :after AND p.status = 'published'
ORDER BY p.id LIMIT :limit

-- opendata_provider_contacts(owners ints, kind text, limit int) :many
SELECT c.provider_id AS "owner:int", c.value FROM contact c WHERE c.provider_id IN (:owners) AND c.kind = :kind
ORDER BY c.provider_id, c.position, c.id LIMIT :limit

-- opendata_places(after int, day text, limit int) :many
-- Places that are not secret, of public services.
SELECT pl.id, p.uuid AS provider_uuid, p.slug AS provider_slug, p.name AS provider, pl.name, pl.street, pl.house_number, pl.part,
       pl.postal_code, pl.municipality_id, m.name AS municipality, pl.address, pl.address_point, pl.latitude, pl.longitude,
       pl.step_free, pl.accessible_toilet, pl.access_note, p.checked_on, pl.source
FROM place pl JOIN provider p ON p.id = pl.provider_id LEFT JOIN municipality m ON m.id = pl.municipality_id
WHERE pl.id > :after AND NOT pl.secret AND pl.vanished_on IS NULL AND p.status <> 'draft'
  AND EXISTS (SELECT 1 FROM service_place sp JOIN service s ON s.id = sp.service_id WHERE sp.place_id = pl.id
    AND s.status = 'published' AND (sp.valid_to IS NULL OR sp.valid_to >= :day) AND (s.valid_to IS NULL OR s.valid_to >= :day))
ORDER BY pl.id LIMIT :limit

-- opendata_barriers(after int, day text, limit int) :many
-- The same of which it is known how one gets in.
SELECT pl.id, p.name AS provider, pl.name, pl.address, pl.street, pl.house_number, m.name AS municipality,
       pl.step_free, pl.accessible_toilet, pl.access_note, pl.source
FROM place pl JOIN provider p ON p.id = pl.provider_id LEFT JOIN municipality m ON m.id = pl.municipality_id
WHERE pl.id > :after AND NOT pl.secret AND pl.vanished_on IS NULL AND p.status <> 'draft'
  AND (pl.step_free IS NOT NULL OR pl.accessible_toilet IS NOT NULL OR pl.access_note IS NOT NULL)
  AND EXISTS (SELECT 1 FROM service_place sp JOIN service s ON s.id = sp.service_id WHERE sp.place_id = pl.id
    AND s.status = 'published' AND (sp.valid_to IS NULL OR sp.valid_to >= :day) AND (s.valid_to IS NULL OR s.valid_to >= :day))
ORDER BY pl.id LIMIT :limit

-- opendata_place_services(owners ints, day text, limit int) :many
SELECT sp.place_id AS owner, s.slug AS value FROM service_place sp JOIN service s ON s.id = sp.service_id
JOIN provider p ON p.id = s.provider_id
WHERE sp.place_id IN (:owners) AND s.status = 'published' AND p.status <> 'draft'
  AND (sp.valid_to IS NULL OR sp.valid_to >= :day) AND (s.valid_to IS NULL OR s.valid_to >= :day)
ORDER BY sp.place_id, s.id LIMIT :limit

-- opendata_capacities(after int, day text, limit int) :many
SELECT k.id, s.uuid AS service_uuid, s.slug AS service_slug, s.name AS service, f.code AS form, u.code AS unit, u.name AS unit_name,
       k.amount, k.note, k.valid_from, k.valid_to, s.source
FROM service_capacity k JOIN service s ON s.id = k.service_id JOIN provider p ON p.id = s.provider_id
JOIN code u ON u.id = k.unit_id LEFT JOIN code f ON f.id = k.form_id
WHERE k.id > :after AND s.status = 'published' AND p.status <> 'draft'
  AND (k.valid_to IS NULL OR k.valid_to >= :day) AND (s.valid_to IS NULL OR s.valid_to >= :day)
ORDER BY k.id LIMIT :limit

-- opendata_situations(after int, limit int) :many
SELECT t.id, t.uuid, t.slug, t.name, t.description, t.sensitive, t.updated_at, t.source FROM situation t
WHERE t.id > :after AND t.status = 'published' AND t.vanished_on IS NULL
ORDER BY t.id LIMIT :limit

-- opendata_situation_services(owners ints, day text, limit int) :many
SELECT h.situation_id AS owner, s.slug AS value FROM situation_help h JOIN service s ON s.id = h.service_id
JOIN provider p ON p.id = s.provider_id
WHERE h.situation_id IN (:owners) AND s.status = 'published' AND p.status <> 'draft' AND (s.valid_to IS NULL OR s.valid_to >= :day)
ORDER BY h.situation_id, h.position, h.id LIMIT :limit

-- opendata_situation_providers(owners ints, limit int) :many
SELECT h.situation_id AS owner, p.slug AS value FROM situation_help h JOIN provider p ON p.id = h.provider_id
WHERE h.situation_id IN (:owners) AND p.status = 'published'
ORDER BY h.situation_id, h.position, h.id LIMIT :limit

-- opendata_codes(list text, after int, limit int) :many
-- Every item of a codelist, also those that are no longer valid.
SELECT c.id, c.code, c.name, c.name_en, c.plain, c.paragraph, c.parent, c.register_code, c.age_from, c.age_to,
       c.valid_from, c.valid_to
FROM code c WHERE c.id > :after AND c.list = :list
ORDER BY c.id LIMIT :limit

-- opendata_contacts(after int, day text, limit int) :many
-- Contacts of what is public.  Those of places are not among them: a telephone
-- may tell where a secret place is.
SELECT c.id, c.kind, c.value, c.note,
       CASE WHEN s.id IS NOT NULL THEN 'sluzba' WHEN p.id IS NOT NULL THEN 'poskytovatel' WHEN l.id IS NOT NULL THEN 'linka'
            WHEN d.id IS NOT NULL THEN 'oddeleni' ELSE 'urad' END AS "owner_kind:text",
       coalesce(s.uuid, p.uuid, l.uuid, o.uuid) AS "owner_uuid:text", coalesce(s.name, p.name, l.name, d.name, o.name) AS "owner:text",
       CASE WHEN d.id IS NOT NULL THEN o.name END AS "office:text",
       coalesce(s.source, p.source, l.source, o.source) AS "source:text"
FROM contact c
LEFT JOIN service s ON s.id = c.service_id AND s.status = 'published' AND (s.valid_to IS NULL OR s.valid_to >= :day)
  AND EXISTS (SELECT 1 FROM provider sp WHERE sp.id = s.provider_id AND sp.status <> 'draft')
LEFT JOIN provider p ON p.id = c.provider_id AND p.status = 'published'
LEFT JOIN crisis_line l ON l.id = c.crisis_line_id AND l.vanished_on IS NULL
LEFT JOIN department d ON d.id = c.department_id AND d.vanished_on IS NULL
LEFT JOIN office o ON (o.id = c.office_id OR o.id = d.office_id) AND o.vanished_on IS NULL
WHERE c.id > :after AND c.place_id IS NULL
  AND (s.id IS NOT NULL OR p.id IS NOT NULL OR l.id IS NOT NULL OR o.id IS NOT NULL)
ORDER BY c.id LIMIT :limit

-- opendata_news(after int, day text, limit int) :many
SELECT id, uuid, slug, title, summary, text, shown_from, relevant_to, created_at, updated_at, 'office' AS "source:text" FROM news
WHERE id > :after AND status = 'published' AND shown_from <= :day ORDER BY id LIMIT :limit

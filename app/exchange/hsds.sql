-- hsds_service_rows(ids ints, limit int) :many
-- Services that may leave the store, as HSDS wants them.
SELECT s.id, s.uuid, s.name, s.kind, s.summary, s.description, s.price, s.entry_conditions, s.languages,
       s.age_from, s.age_to, s.age_note, s.opening_note, s.round_the_clock, s.register_number, s.status,
       s.valid_to, s.vanished_on, s.checked_on, s.updated_at, s.type_id, s.provider_id, p.uuid AS provider_uuid
FROM service s JOIN provider p ON p.id = s.provider_id
WHERE s.id IN (:ids) AND s.status IN ('published', 'ended')
ORDER BY s.id LIMIT :limit

-- hsds_withdrawn_rows(ids ints, limit int) :many
-- What was public and is a draft again: that it is gone, and since when.
SELECT id, uuid, withdrawn_at AS "withdrawn_at:int" FROM service
WHERE id IN (:ids) AND status = 'draft' AND withdrawn_at IS NOT NULL ORDER BY id LIMIT :limit

-- hsds_codes_of(services ints, day text, limit int) :many
-- What services are classified by: target groups, forms, age groups.
SELECT g.service_id, 1 AS "kind:int", g.group_id AS "code_id:int", g.note FROM service_target_group g
WHERE g.service_id IN (:services) AND (g.valid_from IS NULL OR g.valid_from <= :day) AND (g.valid_to IS NULL OR g.valid_to >= :day)
UNION SELECT f.service_id, 2, f.form_id, NULL FROM service_form f
WHERE f.service_id IN (:services) AND (f.valid_from IS NULL OR f.valid_from <= :day) AND (f.valid_to IS NULL OR f.valid_to >= :day)
UNION SELECT a.service_id, 3, a.group_id, NULL FROM service_age_group a
WHERE a.service_id IN (:services) AND (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day)
ORDER BY 1, 2, 3, 4 LIMIT :limit

-- hsds_situations_of(services ints, limit int) :many
-- Life situations that services help in; sensitive ones stay on our own pages.
SELECT DISTINCT h.service_id AS "service_id:int", h.situation_id FROM situation_help h JOIN situation t ON t.id = h.situation_id
WHERE h.service_id IN (:services) AND t.status = 'published' AND t.vanished_on IS NULL AND NOT t.sensitive
ORDER BY 1, 2 LIMIT :limit

-- hsds_hours_of(services ints, day text, limit int) :many
-- Opening hours that hold or will; at a place only if the service is there now.
-- Only plain weekly ones: HSDS has no words for the others.
SELECT h.service_id, h.weekday AS "weekday:int", h.opens AS "opens:int", h.closes AS "closes:int",
       h.note, h.place_id, h.valid_from, h.valid_to
FROM opening_hours h
WHERE h.service_id IN (:services) AND h.weekday IS NOT NULL AND h.opens IS NOT NULL AND h.weeks IS NULL AND h.date_from IS NULL AND NOT h.by_appointment
  AND (h.valid_to IS NULL OR h.valid_to >= :day)
ORDER BY h.service_id, h.opens, h.closes, coalesce(h.place_id, 0), coalesce(h.note, ''),
         coalesce(h.valid_from, ''), coalesce(h.valid_to, ''), h.weekday, h.id LIMIT :limit

-- hsds_hours_unsaid(services ints, day text, limit int) :many
-- How many there are of those that HSDS is not told.
SELECT h.service_id, count(*) AS "rows:int" FROM opening_hours h
WHERE h.service_id IN (:services) AND (h.weekday IS NULL OR h.opens IS NULL OR h.weeks IS NOT NULL OR h.date_from IS NOT NULL
  OR h.by_appointment) AND (h.valid_to IS NULL OR h.valid_to >= :day)
GROUP BY h.service_id ORDER BY h.service_id LIMIT :limit

-- hsds_areas_of(services ints, day text, limit int) :many
SELECT a.service_id, a.municipality_id, a.area_id, ar.uuid AS area_uuid, coalesce(ar.name, m.name) AS "name:text"
FROM service_area a LEFT JOIN area ar ON ar.id = a.area_id LEFT JOIN municipality m ON m.id = a.municipality_id
WHERE a.service_id IN (:services) AND (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day)
ORDER BY a.service_id, coalesce(a.municipality_id, 0), coalesce(a.area_id, 0), a.id LIMIT :limit

-- hsds_capacities_of(services ints, day text, limit int) :many
-- Registered capacities.
SELECT c.service_id, c.amount, u.code, u.name FROM service_capacity c JOIN code u ON u.id = c.unit_id
WHERE c.service_id IN (:services) AND (c.valid_from IS NULL OR c.valid_from <= :day) AND (c.valid_to IS NULL OR c.valid_to >= :day)
ORDER BY c.service_id, c.id LIMIT :limit

-- hsds_free_of(services ints, since int, limit int) :many
-- Free places, told not too long ago.
SELECT f.service_id, f.amount, f.note, f.told_at FROM free_places f
WHERE f.service_id IN (:services) AND f.told_at >= :since ORDER BY f.service_id LIMIT :limit

-- hsds_stay_rows(services ints, day text, limit int) :many
-- Services at places.
SELECT sp.id, sp.service_id, sp.place_id, s.uuid AS service_uuid
FROM service_place sp JOIN service s ON s.id = sp.service_id JOIN place pl ON pl.id = sp.place_id
WHERE sp.service_id IN (:services) AND pl.vanished_on IS NULL
  AND (sp.valid_from IS NULL OR sp.valid_from <= :day) AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
ORDER BY sp.service_id, sp.id LIMIT :limit

-- hsds_stays_by_id(ids ints, day text, limit int) :many
SELECT sp.id, sp.service_id, sp.place_id FROM service_place sp
JOIN service s ON s.id = sp.service_id JOIN place pl ON pl.id = sp.place_id
WHERE sp.id IN (:ids) AND s.status IN ('published', 'ended') AND pl.vanished_on IS NULL
  AND (sp.valid_from IS NULL OR sp.valid_from <= :day) AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
ORDER BY sp.id LIMIT :limit

-- hsds_place_rows(ids ints, limit int) :many
-- Places.  Of a secret one only that it exists leaves the store.
SELECT pl.id, pl.provider_id, p.uuid AS provider_uuid, pl.secret,
       CASE WHEN pl.secret THEN NULL ELSE pl.name END AS "name:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.address_point END AS "address_point:int?",
       CASE WHEN pl.secret THEN NULL ELSE pl.street END AS "street:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.house_number END AS "house_number:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.part END AS "part:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.postal_code END AS "postal_code:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.address END AS "address:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.latitude END AS "latitude:int?",
       CASE WHEN pl.secret THEN NULL ELSE pl.longitude END AS "longitude:int?",
       CASE WHEN pl.secret THEN NULL ELSE pl.step_free END AS "step_free:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.accessible_toilet END AS "accessible_toilet:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.access_note END AS "access_note:text",
       CASE WHEN pl.secret THEN NULL ELSE m.name END AS "municipality:text",
       CASE WHEN pl.secret THEN NULL ELSE m.postal_code END AS "municipality_code:text",
       CASE WHEN pl.secret THEN NULL ELSE d.name END AS "district:text",
       CASE WHEN pl.secret THEN NULL ELSE r.name END AS "region:text"
FROM place pl JOIN provider p ON p.id = pl.provider_id
LEFT JOIN municipality m ON m.id = pl.municipality_id
LEFT JOIN district d ON d.id = m.district_id
LEFT JOIN region r ON r.id = m.region_id
WHERE pl.id IN (:ids) ORDER BY pl.id LIMIT :limit

-- hsds_places_of_provider(providers ints, limit int) :many
SELECT pl.id, pl.provider_id FROM place pl WHERE pl.provider_id IN (:providers) AND pl.vanished_on IS NULL
ORDER BY pl.provider_id, pl.id LIMIT :limit

-- hsds_provider_rows(ids ints, limit int) :many
SELECT p.id, p.uuid, p.slug, p.name, p.ico, p.legal_form, p.description, p.address
FROM provider p WHERE p.id IN (:ids) AND p.status IN ('published', 'ended') ORDER BY p.id LIMIT :limit

-- hsds_services_of_provider(providers ints, limit int) :many
SELECT s.id, s.provider_id FROM service s WHERE s.provider_id IN (:providers) AND s.status = 'published'
ORDER BY s.provider_id, s.id LIMIT :limit

-- hsds_service_contacts(services ints, limit int) :many
SELECT c.service_id AS "owner:int", c.kind, c.value, c.note FROM contact c
WHERE c.service_id IN (:services) ORDER BY c.service_id, c.position, c.id LIMIT :limit

-- hsds_provider_contacts(providers ints, limit int) :many
SELECT c.provider_id AS "owner:int", c.kind, c.value, c.note FROM contact c
WHERE c.provider_id IN (:providers) ORDER BY c.provider_id, c.position, c.id LIMIT :limit

-- hsds_place_contacts(places ints, limit int) :many
-- A secret place's contacts would tell where it is.
SELECT c.place_id AS "owner:int", c.kind, c.value, c.note FROM contact c JOIN place pl ON pl.id = c.place_id
WHERE c.place_id IN (:places) AND NOT pl.secret ORDER BY c.place_id, c.position, c.id LIMIT :limit

-- hsds_code_rows(limit int) :many
-- Codes that are terms of a taxonomy.
SELECT id, list, code, name, plain, parent FROM code
WHERE list IN ('service_type', 'service_group', 'service_form', 'target_group', 'age_group')
ORDER BY list, position, id LIMIT :limit

-- hsds_situation_rows(limit int) :many
SELECT id, uuid, slug, name, description FROM situation
WHERE status = 'published' AND vanished_on IS NULL AND NOT sensitive ORDER BY sort_key, id LIMIT :limit

-- hsds_situations_of_provider(providers ints, limit int) :many
SELECT DISTINCT h.provider_id AS "provider_id:int", h.situation_id FROM situation_help h JOIN situation t ON t.id = h.situation_id
WHERE h.provider_id IN (:providers) AND t.status = 'published' AND t.vanished_on IS NULL AND NOT t.sensitive
ORDER BY 1, 2 LIMIT :limit

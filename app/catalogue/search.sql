-- search_services(after int, limit int) :many
-- What the index holds of services, in parts.
SELECT s.id, s.name, s.summary, s.description, s.kind, s.price, s.checked_on, t.code AS type_code, t.name AS type_name,
       t.plain AS type_plain, p.name AS provider,
       p.external_id AS provider_external
FROM service s JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
WHERE s.status = 'published' AND s.id > :after ORDER BY s.id LIMIT :limit

-- search_service(id int) :one
-- The same of one service, if the public may see it.
SELECT s.id, s.name, s.summary, s.description, s.kind, s.price, s.checked_on, t.code AS type_code, t.name AS type_name,
       t.plain AS type_plain, p.name AS provider,
       p.external_id AS provider_external
FROM service s JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
WHERE s.status = 'published' AND s.id = :id

-- search_where_of(services ints, day text, limit int) :many
-- Municipalities in which services have a place that is not secret or to which they come; areas they serve are negative.
SELECT sp.service_id, pl.municipality_id AS "key:int" FROM service_place sp JOIN place pl ON pl.id = sp.place_id
WHERE sp.service_id IN (:services) AND pl.municipality_id IS NOT NULL AND NOT pl.secret
  AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
UNION ALL SELECT a.service_id, coalesce(a.municipality_id, -a.area_id) FROM service_area a
WHERE a.service_id IN (:services) AND (a.valid_to IS NULL OR a.valid_to >= :day)
ORDER BY 1, 2 LIMIT :limit

-- search_places(limit int) :many
-- Municipalities, whose names people may write.
SELECT id, slug, name, coalesce(population, 0) AS "population:int" FROM municipality ORDER BY id LIMIT :limit

-- search_place_areas(day text, limit int) :many
-- Areas that some service serves as a whole, of each municipality in them.
SELECT am.municipality_id, am.area_id FROM area_municipality am
WHERE am.area_id IN (SELECT a.area_id FROM service_area a WHERE a.valid_to IS NULL OR a.valid_to >= :day)
ORDER BY am.municipality_id, am.area_id LIMIT :limit

-- search_others(limit int) :many
-- Everything else that is found: few enough to be read at once.
SELECT 'provider' AS "kind:text", p.id, p.name, p.description, NULL AS "steps:text", m.name AS place, m.id AS "municipality:int?" FROM provider p
LEFT JOIN municipality m ON m.id = p.municipality_id WHERE p.status = 'published'
UNION ALL SELECT 'situation', s.id, s.name, s.description, s.steps, NULL, NULL FROM situation s WHERE s.status = 'published'
UNION ALL SELECT 'line', l.id, l.name, l.description, NULL, NULL, NULL FROM crisis_line l WHERE l.vanished_on IS NULL
UNION ALL SELECT 'department', d.id, d.name, o.name || ' ' || coalesce(d.agendas, '') || ' ' || coalesce(d.description, ''), NULL, NULL, NULL FROM department d
JOIN office o ON o.id = d.office_id WHERE d.vanished_on IS NULL AND o.vanished_on IS NULL
ORDER BY 1, 2 LIMIT :limit

-- found_services(ids ints, limit int) :many
SELECT s.id, s.slug, s.external_id, s.name, s.summary, t.name AS type_name, p.id AS provider_id, p.external_id AS provider_external, p.name AS provider
FROM service s JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
WHERE s.id IN (:ids) AND s.status = 'published' ORDER BY s.id LIMIT :limit

-- found_providers(ids ints, limit int) :many
SELECT id, slug, external_id, name, description FROM provider WHERE id IN (:ids) AND status = 'published' ORDER BY id LIMIT :limit

-- found_situations(ids ints, limit int) :many
SELECT id, slug, external_id, name FROM situation WHERE id IN (:ids) AND status = 'published' ORDER BY id LIMIT :limit

-- found_lines(ids ints, limit int) :many
SELECT id, external_id, name, description FROM crisis_line WHERE id IN (:ids) AND vanished_on IS NULL ORDER BY id LIMIT :limit

-- found_departments(ids ints, limit int) :many
SELECT d.id, d.external_id, d.name, o.name AS office FROM department d JOIN office o ON o.id = d.office_id
WHERE d.id IN (:ids) AND d.vanished_on IS NULL ORDER BY d.id LIMIT :limit

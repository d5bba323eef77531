-- ---- which services a result may name ----

-- match_kinds(codes texts, list text, limit int) :many
SELECT s.id, c.code FROM service s JOIN code c ON c.id = s.type_id
WHERE c.code IN (:codes) AND c.list = :list AND s.status = 'published' ORDER BY s.id LIMIT :limit

-- match_situations(slugs texts, limit int) :many
-- Services that help in these situations, and all of a provider that helps as a whole.
SELECT h.service_id AS "id:int", x.slug FROM situation x JOIN situation_help h ON h.situation_id = x.id
JOIN service s ON s.id = h.service_id
WHERE x.slug IN (:slugs) AND x.status = 'published' AND s.status = 'published'
UNION
SELECT s.id, x.slug FROM situation x JOIN situation_help h ON h.situation_id = x.id
JOIN service s ON s.provider_id = h.provider_id
WHERE x.slug IN (:slugs) AND x.status = 'published' AND s.status = 'published'
ORDER BY 1, 2 LIMIT :limit

-- match_related(limit int) :many
-- What has no kind of the law is found by the words of its name and its provider's.
SELECT s.id, s.name, p.name AS provider FROM service s JOIN provider p ON p.id = s.provider_id
WHERE s.kind = 'related' AND s.status = 'published' ORDER BY s.id LIMIT :limit

-- match_all(limit int) :many
SELECT s.id, s.slug, s.name, p.name AS provider FROM service s JOIN provider p ON p.id = s.provider_id
WHERE s.status = 'published' ORDER BY s.sort_key, s.id LIMIT :limit

-- ---- their rules ----

-- match_services(ids ints, limit int) :many
SELECT s.id, s.age_from, s.age_to, s.age_note, c.code AS type_code, s.sort_key FROM service s LEFT JOIN code c ON c.id = s.type_id
WHERE s.id IN (:ids) AND s.status = 'published' ORDER BY s.id LIMIT :limit

-- match_ages(ids ints, day text, limit int) :many
SELECT g.service_id, c.age_from, c.age_to FROM service_age_group g JOIN code c ON c.id = g.group_id
WHERE g.service_id IN (:ids) AND (g.valid_to IS NULL OR g.valid_to >= :day)
ORDER BY g.service_id, c.position, g.id LIMIT :limit

-- match_groups(ids ints, day text, limit int) :many
SELECT g.service_id, c.code, c.name, c.name_en FROM service_target_group g JOIN code c ON c.id = g.group_id
WHERE g.service_id IN (:ids) AND (g.valid_to IS NULL OR g.valid_to >= :day)
ORDER BY g.service_id, c.position, g.id LIMIT :limit

-- match_places(ids ints, day text, limit int) :many
-- Where they are, as far as that is no secret.
SELECT sp.service_id, m.id AS municipality_id, m.name, coalesce(pl.latitude, m.latitude) AS "latitude:int?",
       coalesce(pl.longitude, m.longitude) AS "longitude:int?"
FROM service_place sp JOIN place pl ON pl.id = sp.place_id JOIN municipality m ON m.id = pl.municipality_id
WHERE sp.service_id IN (:ids) AND NOT pl.secret AND pl.vanished_on IS NULL AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
ORDER BY sp.service_id, m.sort_key, pl.id LIMIT :limit

-- match_comes(ids ints, day text, limit int) :many
-- Those of which it is known whom they come to, or take people from.
SELECT DISTINCT a.service_id FROM service_area a
WHERE a.service_id IN (:ids) AND (a.valid_to IS NULL OR a.valid_to >= :day) ORDER BY a.service_id LIMIT :limit

-- match_serves(ids ints, municipality int, day text, limit int) :many
-- Those that come to this municipality, or take people from it.
SELECT a.service_id FROM service_area a WHERE a.service_id IN (:ids) AND a.municipality_id = :municipality
 AND (a.valid_to IS NULL OR a.valid_to >= :day)
UNION
SELECT a.service_id FROM service_area a JOIN area_municipality am ON am.area_id = a.area_id
WHERE a.service_id IN (:ids) AND am.municipality_id = :municipality AND (a.valid_to IS NULL OR a.valid_to >= :day)
ORDER BY 1 LIMIT :limit

-- match_outreach(ids ints, day text, limit int) :many
-- Those that only come to people: it does not help to travel to them.
SELECT f.service_id FROM service_form f JOIN code c ON c.id = f.form_id
WHERE f.service_id IN (:ids) AND (f.valid_to IS NULL OR f.valid_to >= :day)
GROUP BY f.service_id HAVING min(c.code) = 'outreach' AND max(c.code) = 'outreach'
ORDER BY f.service_id LIMIT :limit

-- ---- where ----

-- match_municipality(id int?, slug text) :one
SELECT id, slug, name, latitude, longitude FROM municipality WHERE id = :id OR slug = :slug

-- match_served(limit int) :many
-- Municipalities of the areas that people plan in here.
SELECT DISTINCT m.id, m.name, m.latitude, m.longitude, m.sort_key FROM area a
JOIN area_municipality am ON am.area_id = a.id JOIN municipality m ON m.id = am.municipality_id
WHERE a.kind IN ('town', 'planning') AND a.valid_to IS NULL ORDER BY m.sort_key, m.id LIMIT :limit

-- match_area(slug text, limit int) :many
SELECT m.id, m.name, m.latitude, m.longitude, m.sort_key FROM area a
JOIN area_municipality am ON am.area_id = a.id JOIN municipality m ON m.id = am.municipality_id
WHERE a.slug = :slug ORDER BY m.sort_key, m.id LIMIT :limit

-- match_busy(least int, limit int) :many
-- Municipalities in which there are at least so many services.
SELECT m.id, m.name, m.latitude, m.longitude, m.sort_key FROM municipality m
WHERE m.id IN (SELECT pl.municipality_id FROM service s JOIN service_place sp ON sp.service_id = s.id
  JOIN place pl ON pl.id = sp.place_id WHERE s.status = 'published' AND NOT pl.secret
  GROUP BY pl.municipality_id HAVING count(DISTINCT s.id) >= :least)
ORDER BY m.sort_key, m.id LIMIT :limit

-- ---- people to turn to ----

-- match_departments(limit int) :many
-- Departments that can be called, with all by which they are found.
SELECT d.id, d.name, d.description, o.name AS office, o.municipality_id, m.latitude, m.longitude
FROM department d JOIN office o ON o.id = d.office_id LEFT JOIN municipality m ON m.id = o.municipality_id
WHERE d.vanished_on IS NULL AND o.vanished_on IS NULL
  AND EXISTS (SELECT 1 FROM contact c WHERE c.department_id = d.id AND c.kind = 'phone')
ORDER BY o.position, d.position, d.id LIMIT :limit

-- match_department_notes(limit int) :many
SELECT department_id AS "department_id:int", note FROM contact WHERE department_id IS NOT NULL AND note IS NOT NULL
ORDER BY department_id, position, id LIMIT :limit

-- match_helping_departments(slugs texts, limit int) :many
SELECT DISTINCT h.department_id AS "id:int" FROM situation x JOIN situation_help h ON h.situation_id = x.id
WHERE x.slug IN (:slugs) AND x.status = 'published' AND h.department_id IS NOT NULL ORDER BY 1 LIMIT :limit

-- match_lines(limit int) :many
-- Numbers of crisis lines, to find lines by.
SELECT l.id, c.value, l.emergency FROM crisis_line l JOIN contact c ON c.crisis_line_id = l.id
WHERE c.kind = 'phone' AND l.vanished_on IS NULL ORDER BY l.position, l.id, c.position, c.id LIMIT :limit

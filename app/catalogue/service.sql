-- service_filter :part
-- The filters of the list: types, groups, forms, ids ints, municipality, area
-- int?, day text.  A municipality finds what has a place in it and what comes to
-- it; an area what has a place in it and what serves a part of it.
[[ AND s.type_id IN (:types) ]]
[[ AND s.id IN (SELECT g.service_id FROM service_target_group g
                WHERE g.group_id IN (:groups) AND (g.valid_to IS NULL OR g.valid_to >= :day)) ]]
[[ AND s.id IN (SELECT f.service_id FROM service_form f
                WHERE f.form_id IN (:forms) AND (f.valid_to IS NULL OR f.valid_to >= :day)) ]]
[[ AND s.id IN (:ids) ]]
[[ AND s.id IN (
     SELECT sp.service_id FROM place pl JOIN service_place sp ON sp.place_id = pl.id
     WHERE pl.municipality_id = :municipality AND NOT pl.secret AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
     UNION SELECT a.service_id FROM service_area a
     WHERE a.municipality_id = :municipality AND (a.valid_to IS NULL OR a.valid_to >= :day)
     UNION SELECT a.service_id FROM service_area a JOIN area_municipality am ON am.area_id = a.area_id
     WHERE am.municipality_id = :municipality AND (a.valid_to IS NULL OR a.valid_to >= :day)) ]]
[[ AND s.id IN (
     SELECT sp.service_id FROM area_municipality am JOIN place pl ON pl.municipality_id = am.municipality_id
     JOIN service_place sp ON sp.place_id = pl.id
     WHERE am.area_id = :area AND NOT pl.secret AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
     UNION SELECT a.service_id FROM area_municipality am JOIN service_area a ON a.municipality_id = am.municipality_id
     WHERE am.area_id = :area AND (a.valid_to IS NULL OR a.valid_to >= :day)
     UNION SELECT a.service_id FROM service_area a
     WHERE (a.valid_to IS NULL OR a.valid_to >= :day) AND a.area_id IN (
       SELECT theirs.area_id FROM area_municipality ours
       JOIN area_municipality theirs ON theirs.municipality_id = ours.municipality_id
       WHERE ours.area_id = :area)) ]]

-- service_list(types ints, groups ints, forms ints, ids ints, municipality int?, area int?, day text, newest int?, by_provider int?, limit int, offset int) :many
-- Published services that fit every filter given, by name unless another order
-- is asked for.
SELECT s.id, s.slug, s.name, s.summary, s.description, s.kind, s.round_the_clock, s.checked_on, s.updated_at,
       t.name AS type_name, t.name_en AS type_name_en, t.plain AS type_plain,
       p.name AS provider, p.slug AS provider_slug
FROM service s
JOIN provider p ON p.id = s.provider_id
LEFT JOIN code t ON t.id = s.type_id
WHERE s.status = 'published'
@service_filter
ORDER BY [[ CASE WHEN :newest = 1 THEN s.updated_at END DESC, ]]
         [[ CASE WHEN :by_provider = 1 THEN p.sort_key END, ]] s.sort_key, s.id
LIMIT :limit OFFSET :offset

-- service_count(types ints, groups ints, forms ints, ids ints, municipality int?, area int?, day text) :value
-- How many services service_list() pages through.
SELECT count(*) AS "total:int" FROM service s
WHERE s.status = 'published'
@service_filter

-- service_count_types(types ints, groups ints, forms ints, ids ints, municipality int?, area int?, day text, limit int) :many
-- The same, by service type.
SELECT s.type_id AS "id:int", count(*) AS "total:int" FROM service s
WHERE s.status = 'published' AND s.type_id IS NOT NULL
@service_filter
GROUP BY s.type_id ORDER BY s.type_id LIMIT :limit

-- service_count_groups(types ints, groups ints, forms ints, ids ints, municipality int?, area int?, day text, limit int) :many
-- The same, by target group.
SELECT tg.group_id AS id, count(*) AS "total:int" FROM service s
JOIN service_target_group tg ON tg.service_id = s.id
WHERE s.status = 'published' AND (tg.valid_to IS NULL OR tg.valid_to >= :day)
@service_filter
GROUP BY tg.group_id ORDER BY tg.group_id LIMIT :limit

-- service_count_forms(types ints, groups ints, forms ints, ids ints, municipality int?, area int?, day text, limit int) :many
-- The same, by form.
SELECT sf.form_id AS id, count(*) AS "total:int" FROM service s
JOIN service_form sf ON sf.service_id = s.id
WHERE s.status = 'published' AND (sf.valid_to IS NULL OR sf.valid_to >= :day)
@service_filter
GROUP BY sf.form_id ORDER BY sf.form_id LIMIT :limit

-- service_get(slug text) :one
-- A service that the public may see, also one that has ended.
SELECT s.id, s.uuid, s.slug, s.external_id, s.name, s.kind, s.register_number, s.summary, s.description,
       s.price, s.entry_conditions, s.languages, s.age_from, s.age_to, s.age_note, s.opening_note,
       s.round_the_clock, s.status, s.valid_from, s.valid_to, s.checked_on, s.updated_at,
       t.name AS type_name, t.name_en AS type_name_en, t.plain AS type_plain, t.paragraph AS type_paragraph,
       p.id AS provider_id, p.name AS provider, p.slug AS provider_slug, p.ico AS provider_ico
FROM service s
JOIN provider p ON p.id = s.provider_id
LEFT JOIN code t ON t.id = s.type_id
WHERE s.slug = :slug AND s.status IN ('published', 'ended')

-- service_forms_of(services ints, day text, limit int) :many
-- Forms of several services, in the codelist's order.
SELECT f.service_id, c.code, c.name, c.name_en, c.plain FROM service_form f JOIN code c ON c.id = f.form_id
WHERE f.service_id IN (:services) AND (f.valid_to IS NULL OR f.valid_to >= :day)
ORDER BY f.service_id, c.position, f.id LIMIT :limit

-- service_groups_of(services ints, day text, limit int) :many
SELECT g.service_id, c.code, c.name, c.name_en, g.note FROM service_target_group g JOIN code c ON c.id = g.group_id
WHERE g.service_id IN (:services) AND (g.valid_to IS NULL OR g.valid_to >= :day)
ORDER BY g.service_id, c.position, g.id LIMIT :limit

-- service_ages_of(service int, day text, limit int) :many
SELECT c.name, c.name_en FROM service_age_group g JOIN code c ON c.id = g.group_id
WHERE g.service_id = :service AND (g.valid_to IS NULL OR g.valid_to >= :day)
ORDER BY c.position, g.id LIMIT :limit

-- service_capacities_of(service int, day text, limit int) :many
-- Registered capacity, each form and unit on its own.
SELECT k.amount, k.note, u.name AS unit, u.name_en AS unit_en, f.name AS form, f.name_en AS form_en
FROM service_capacity k JOIN code u ON u.id = k.unit_id LEFT JOIN code f ON f.id = k.form_id
WHERE k.service_id = :service AND (k.valid_to IS NULL OR k.valid_to >= :day)
ORDER BY f.position, u.position, k.id LIMIT :limit

-- service_places_of(services ints, day text, limit int) :many
-- Where services are.  Of a secret place only that it exists: no address, no
-- municipality, no position leaves the store.
SELECT sp.service_id, pl.id, pl.secret,
       CASE WHEN pl.secret THEN NULL ELSE pl.name END AS "name:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.street END AS "street:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.house_number END AS "house_number:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.part END AS "part:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.postal_code END AS "postal_code:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.address END AS "address:text",
       CASE WHEN pl.secret THEN NULL ELSE pl.latitude END AS "latitude:int?",
       CASE WHEN pl.secret THEN NULL ELSE pl.longitude END AS "longitude:int?",
       CASE WHEN pl.secret THEN NULL ELSE m.name END AS "municipality:text",
       CASE WHEN pl.secret THEN NULL ELSE m.slug END AS "municipality_slug:text",
       pl.step_free, pl.accessible_toilet,
       CASE WHEN pl.secret THEN NULL ELSE pl.access_note END AS "access_note:text"
FROM service_place sp JOIN place pl ON pl.id = sp.place_id LEFT JOIN municipality m ON m.id = pl.municipality_id
WHERE sp.service_id IN (:services) AND pl.vanished_on IS NULL AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
ORDER BY sp.service_id, m.sort_key, pl.street, pl.id LIMIT :limit

-- service_areas_of(service int, day text, limit int) :many
-- Where a service comes to beside its places.
SELECT coalesce(ar.name, m.name) AS "name:text", coalesce(ar.sort_key, m.sort_key) AS "sort_key:text", a.id
FROM service_area a LEFT JOIN area ar ON ar.id = a.area_id LEFT JOIN municipality m ON m.id = a.municipality_id
WHERE a.service_id = :service AND (a.valid_to IS NULL OR a.valid_to >= :day)
ORDER BY 2, a.id LIMIT :limit

-- service_hours_of(service int, day text, limit int) :many
SELECT h.weekday, h.opens, h.closes, h.note, h.place_id FROM opening_hours h
WHERE h.service_id = :service AND (h.valid_from IS NULL OR h.valid_from <= :day) AND (h.valid_to IS NULL OR h.valid_to >= :day)
ORDER BY h.weekday, h.opens, h.id LIMIT :limit

-- service_situations_of(service int, limit int) :many
SELECT s.slug, s.name FROM situation_help h JOIN situation s ON s.id = h.situation_id
WHERE h.service_id = :service AND s.status = 'published'
ORDER BY s.sort_key, s.id LIMIT :limit

-- service_is_sensitive(service int) :value
-- Whether it helps in a situation whose pages hide themselves.
SELECT count(*) AS "n:int" FROM situation_help h JOIN situation s ON s.id = h.situation_id
WHERE h.service_id = :service AND s.sensitive

-- service_contacts_of(services ints, limit int) :many
-- A service's own contacts; where it has none of a kind, the provider's.
SELECT s.id AS service_id, c.kind, c.value, c.note FROM service s
JOIN contact c ON c.service_id = s.id OR (c.provider_id = s.provider_id AND NOT EXISTS (
  SELECT 1 FROM contact own WHERE own.service_id = s.id AND own.kind = c.kind))
WHERE s.id IN (:services)
ORDER BY s.id, c.kind, c.position, c.id LIMIT :limit

-- service_slugs(limit int, offset int) :many
-- Every public service, for the site map.
SELECT slug, updated_at FROM service WHERE status = 'published' ORDER BY sort_key, id LIMIT :limit OFFSET :offset

-- filter_codes(day text, limit int) :many
-- Types, target groups and forms to choose from, in their order.
SELECT id, list, code, name, name_en FROM code
WHERE list IN ('service_type', 'target_group', 'service_form') AND (valid_to IS NULL OR valid_to >= :day)
ORDER BY list, position, id LIMIT :limit

-- filter_areas(limit int) :many
-- Areas in which some public service has a place.
SELECT a.id, a.slug, a.name, a.kind FROM area a
WHERE a.valid_to IS NULL AND a.id IN (
  SELECT am.area_id FROM place pl
  JOIN service_place sp ON sp.place_id = pl.id
  JOIN service s ON s.id = sp.service_id
  JOIN area_municipality am ON am.municipality_id = pl.municipality_id
  WHERE s.status = 'published' AND NOT pl.secret)
ORDER BY a.kind DESC, a.sort_key, a.id LIMIT :limit

-- filter_area(slug text) :one
SELECT id, slug, name FROM area WHERE slug = :slug

-- filter_municipality(slug text, id int?) :one
SELECT id, slug, name FROM municipality WHERE slug = :slug OR id = :id

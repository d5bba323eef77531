-- service_list(ids ints, limit int) :many
-- Published services of these, by name.
SELECT s.id, s.slug, s.name, s.summary, s.description, s.kind, s.round_the_clock, s.checked_on, s.updated_at,
       t.name AS type_name, t.name_en AS type_name_en, t.plain AS type_plain,
       p.name AS provider, p.slug AS provider_slug, p.municipality_id AS seat,
       EXISTS (SELECT 1 FROM situation_help h JOIN situation x ON x.id = h.situation_id
               WHERE h.service_id = s.id AND x.sensitive) AS "sensitive:bool"
FROM service s
JOIN provider p ON p.id = s.provider_id
LEFT JOIN code t ON t.id = s.type_id
WHERE s.id IN (:ids) AND s.status = 'published'
ORDER BY s.sort_key, s.id LIMIT :limit

-- service_get(slug text) :one
-- A service that the public may see, also one that has ended.
SELECT s.id, s.uuid, s.slug, s.external_id, s.name, s.kind, s.register_number, s.summary, s.description,
       s.price, s.entry_conditions, s.languages, s.age_from, s.age_to, s.age_note, s.opening_note,
       s.round_the_clock, s.status, s.valid_from, s.valid_to, s.checked_on, s.updated_at,
       t.code AS type_code, t.name AS type_name, t.name_en AS type_name_en, t.plain AS type_plain, t.paragraph AS type_paragraph,
       p.id AS provider_id, p.name AS provider, p.slug AS provider_slug, p.ico AS provider_ico, m.slug AS "merged_into:text"
FROM service s
JOIN provider p ON p.id = s.provider_id
LEFT JOIN code t ON t.id = s.type_id
LEFT JOIN service m ON m.id = s.merged_into
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

-- service_opening(services ints, limit int) :many
-- Opening hours with all that they say, as they were written; those of one service
-- together.
SELECT h.weekday, h.opens, h.closes, h.by_appointment, h.weeks, h.date_from, h.date_to, h.holidays, h.as_weekday,
       h.note, h.place_id, h.valid_from, h.valid_to, h.service_id
FROM opening_hours h
WHERE h.service_id IN (:services) ORDER BY h.service_id, h.id LIMIT :limit

-- service_opening_all() :each
-- The same of all published services.
SELECT h.weekday, h.opens, h.closes, h.by_appointment, h.weeks, h.date_from, h.date_to, h.holidays, h.as_weekday,
       h.note, h.place_id, h.valid_from, h.valid_to, h.service_id
FROM opening_hours h JOIN service s ON s.id = h.service_id
WHERE s.status = 'published' ORDER BY h.service_id, h.id

-- service_opening_drop(service int) :send
-- What the office writes: of the service everywhere, without end.
DELETE FROM opening_hours WHERE service_id = :service AND place_id IS NULL AND valid_from IS NULL AND valid_to IS NULL

-- service_opening_add(service int, weekday int?, opens int?, closes int?, by_appointment bool, weeks text, date_from text, date_to text, holidays bool, as_weekday int?) :insert
INSERT INTO opening_hours (service_id, weekday, opens, closes, by_appointment, weeks, date_from, date_to, holidays, as_weekday)
VALUES (:service, :weekday, :opens, :closes, :by_appointment, :weeks, :date_from, :date_to, :holidays, :as_weekday)

-- service_situations_of(service int, limit int) :many
SELECT s.id, s.slug, s.name FROM situation_help h JOIN situation s ON s.id = h.situation_id
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
-- Types, kinds of health services, target groups and forms to choose from, in their order.
SELECT id, list, code, name, name_en FROM code
WHERE list IN ('service_type', 'health_kind', 'target_group', 'service_form') AND (valid_to IS NULL OR valid_to >= :day)
ORDER BY list, position, id LIMIT :limit

-- filter_area(slug text) :one
SELECT id, slug, name FROM area WHERE slug = :slug

-- filter_area_towns(area int, limit int) :many
SELECT municipality_id AS "municipality:int" FROM area_municipality WHERE area_id = :area ORDER BY municipality_id LIMIT :limit

-- filter_municipality(slug text, id int?) :one
SELECT id, slug, name FROM municipality WHERE slug = :slug OR id = :id

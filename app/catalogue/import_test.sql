-- it_count(kind text) :value
-- How many records there are that their source still has.
SELECT CASE :kind
  WHEN 'provider'   THEN (SELECT count(*) FROM provider WHERE vanished_on IS NULL)
  WHEN 'service'    THEN (SELECT count(*) FROM service WHERE vanished_on IS NULL)
  WHEN 'registered' THEN (SELECT count(*) FROM service WHERE kind = 'registered')
  WHEN 'place'      THEN (SELECT count(*) FROM place WHERE vanished_on IS NULL)
  WHEN 'located'    THEN (SELECT count(*) FROM place WHERE municipality_id IS NOT NULL)
  WHEN 'situation'  THEN (SELECT count(*) FROM situation WHERE vanished_on IS NULL)
  WHEN 'sensitive'  THEN (SELECT count(*) FROM situation WHERE sensitive)
  WHEN 'help'       THEN (SELECT count(*) FROM situation_help)
  WHEN 'line'       THEN (SELECT count(*) FROM crisis_line WHERE NOT emergency)
  WHEN 'emergency'  THEN (SELECT count(*) FROM crisis_line WHERE emergency)
  WHEN 'office'     THEN (SELECT count(*) FROM office)
  WHEN 'department' THEN (SELECT count(*) FROM department)
  WHEN 'contact'    THEN (SELECT count(*) FROM contact)
  WHEN 'stay'       THEN (SELECT count(*) FROM service_place)
  WHEN 'capacity'   THEN (SELECT count(*) FROM service_capacity)
  WHEN 'form'       THEN (SELECT count(*) FROM service_form)
  WHEN 'change'     THEN (SELECT count(*) FROM change)
  WHEN 'run'        THEN (SELECT count(*) FROM import_run)
  WHEN 'audit'      THEN (SELECT count(*) FROM audit_entry WHERE action = 'import')
  WHEN 'code'       THEN (SELECT count(*) FROM code)
END AS "n:int"

-- it_service(external_id text) :one
SELECT s.id, s.name, s.slug, s.kind, s.status, s.summary, s.description, s.vanished_on, s.valid_to, s.round_the_clock,
       s.updated_at, t.code AS type, p.status AS provider_status
FROM service s JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
WHERE s.external_id = :external_id

-- it_forms(service int) :many
SELECT c.code, f.valid_from, f.valid_to FROM service_form f JOIN code c ON c.id = f.form_id
WHERE f.service_id = :service ORDER BY f.id LIMIT 100

-- it_stays(service int) :many
SELECT p.external_id, p.name, p.secret, p.street, p.house_number, p.postal_code, m.name AS municipality, sp.valid_from, sp.valid_to
FROM service_place sp JOIN place p ON p.id = sp.place_id LEFT JOIN municipality m ON m.id = p.municipality_id
WHERE sp.service_id = :service ORDER BY sp.id LIMIT 100

-- it_contacts(service int) :many
SELECT kind, value, note FROM contact WHERE service_id = :service ORDER BY position, id LIMIT 100

-- it_capacities(service int) :many
SELECT k.amount, k.valid_from, k.valid_to, u.code AS unit, f.code AS form FROM service_capacity k
JOIN code u ON u.id = k.unit_id LEFT JOIN code f ON f.id = k.form_id
WHERE k.service_id = :service ORDER BY k.id LIMIT 100

-- it_areas(service int) :many
SELECT a.name FROM service_area sa JOIN area a ON a.id = sa.area_id WHERE sa.service_id = :service ORDER BY sa.id LIMIT 100

-- it_provider(external_id text) :one
SELECT id, name, ico, status, address, vanished_on, source FROM provider WHERE external_id = :external_id

-- it_provider_of(service int) :value
SELECT provider_id FROM service WHERE id = :service

-- it_take_over(external_id text) :exec
UPDATE provider SET source = 'office' WHERE external_id = :external_id

-- it_own(slug text) :exec
INSERT INTO provider (uuid, slug, source, name, sort_key, status, updated_at)
VALUES (:slug, :slug, 'office', :slug, :slug, 'published', 1)

-- it_code(list text, code text) :one
SELECT name, valid_to, position FROM code WHERE list = :list AND code = :code

-- it_newest_run() :one
SELECT format, source, file_name, added, changed, same, vanished, refused FROM import_run ORDER BY id DESC LIMIT 1

-- it_difference(kind text, field text) :one
SELECT source, record_id AS "record:int", theirs, state, account_id FROM source_difference
WHERE kind = :kind AND field = :field ORDER BY id LIMIT 1

-- it_contacts_of_provider(provider int) :value
SELECT count(*) AS "n:int" FROM contact WHERE provider_id = :provider

-- it_number(slug text, ico text) :exec
UPDATE provider SET ico = :ico WHERE slug = :slug

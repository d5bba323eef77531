-- What only some formats have, of one record at a time.

-- landing_service_stored(id int) :one
SELECT uuid, price, entry_conditions, languages, checked_on, age_from, age_to FROM service WHERE id = :id

-- landing_service_set(uuid text, price text, entry_conditions text, languages text, checked_on text, age_from int?, age_to int?, now int, id int) :exec
UPDATE service SET uuid = :uuid, price = :price, entry_conditions = :entry_conditions, languages = :languages,
    checked_on = :checked_on, age_from = :age_from, age_to = :age_to, updated_at = :now
WHERE id = :id

-- landing_hours_stored(service int, limit int) :many
-- Plain weekly hours, which is all that other formats have; the office may have
-- said more, which stays as it is.
SELECT place_id, weekday AS "weekday:int", opens AS "opens:int", closes AS "closes:int", note, valid_from, valid_to
FROM opening_hours
WHERE service_id = :service AND weekday IS NOT NULL AND opens IS NOT NULL AND weeks IS NULL AND date_from IS NULL AND NOT by_appointment
ORDER BY weekday, opens, closes, coalesce(place_id, 0), coalesce(note, ''), coalesce(valid_from, ''), coalesce(valid_to, ''), id
LIMIT :limit

-- landing_hours_drop(service int) :exec
DELETE FROM opening_hours WHERE service_id = :service AND weekday IS NOT NULL AND opens IS NOT NULL AND weeks IS NULL AND date_from IS NULL AND NOT by_appointment

-- landing_hours_add(service int, place int?, weekday int, opens int, closes int, note text, valid_from text, valid_to text) :exec
INSERT INTO opening_hours (service_id, place_id, weekday, opens, closes, note, valid_from, valid_to, by_appointment, holidays)
VALUES (:service, :place, :weekday, :opens, :closes, :note, :valid_from, :valid_to, FALSE, FALSE)

-- landing_towns_stored(service int, limit int) :many
SELECT municipality_id AS "municipality_id:int" FROM service_area
WHERE service_id = :service AND municipality_id IS NOT NULL ORDER BY municipality_id, id LIMIT :limit

-- landing_towns_drop(service int) :exec
DELETE FROM service_area WHERE service_id = :service AND municipality_id IS NOT NULL

-- landing_town_add(service int, municipality int) :exec
INSERT INTO service_area (service_id, municipality_id) VALUES (:service, :municipality)

-- landing_free_stored(service int) :one
SELECT amount, note, told_at FROM free_places WHERE service_id = :service

-- landing_free_put(service int, amount int, note text, at int) :exec
INSERT INTO free_places (service_id, amount, note, told_at) VALUES (:service, :amount, :note, :at)
ON CONFLICT (service_id) DO UPDATE SET amount = excluded.amount, note = excluded.note, told_at = excluded.told_at,
    account_id = NULL

-- landing_provider_stored(id int) :one
SELECT uuid, legal_form FROM provider WHERE id = :id

-- landing_provider_set(uuid text, legal_form text, now int, id int) :exec
UPDATE provider SET uuid = :uuid, legal_form = :legal_form, updated_at = :now WHERE id = :id

-- landing_place_stored(id int) :one
SELECT latitude, longitude, step_free, accessible_toilet, access_note FROM place WHERE id = :id

-- landing_place_set(latitude int?, longitude int?, step_free text, accessible_toilet text, access_note text, id int) :exec
UPDATE place SET latitude = :latitude, longitude = :longitude, step_free = :step_free,
    accessible_toilet = :accessible_toilet, access_note = :access_note
WHERE id = :id

-- landing_place_secret(external_id text) :one
SELECT id FROM place WHERE external_id = :external_id AND secret

-- landing_provider_uuids(source text) :each
SELECT uuid FROM provider WHERE source <> :source ORDER BY id

-- landing_service_uuids(source text) :each
SELECT uuid FROM service WHERE source <> :source ORDER BY id

-- test_provider_uuid(id int, uuid text) :exec
UPDATE provider SET uuid = :uuid, ico = '0012345' || :id, address = 'Palackého 1, Trutnov' WHERE id = :id

-- test_service_uuid(id int, uuid text) :exec
UPDATE service SET uuid = :uuid, register_number = '123456' || :id WHERE id = :id

-- test_situation_uuid(id int, uuid text) :exec
UPDATE situation SET uuid = :uuid WHERE id = :id

-- test_area_uuid(id int, uuid text) :exec
UPDATE area SET uuid = :uuid WHERE id = :id

-- test_service_more(id int, price text, conditions text, languages text, age_from int?, age_to int?, checked_on text, note text) :exec
UPDATE service SET price = :price, entry_conditions = :conditions, languages = :languages, age_from = :age_from,
       age_to = :age_to, checked_on = :checked_on, opening_note = :note WHERE id = :id

-- test_opening(service int, place int?, weekday int, opens int, closes int, note text) :exec
INSERT INTO opening_hours (service_id, place_id, weekday, opens, closes, note, by_appointment, holidays)
VALUES (:service, :place, :weekday, :opens, :closes, :note, FALSE, FALSE)

-- test_opening_more(service int) :exec
-- What HSDS cannot say: a day, a season, an appointment.
INSERT INTO opening_hours (service_id, weekday, opens, closes, date_from, date_to, by_appointment, holidays)
VALUES (:service, NULL, NULL, NULL, '12-24', '12-24', FALSE, FALSE), (:service, 1, 671, 700, '11-01', '03-31', FALSE, FALSE),
       (:service, 1, 671, 700, NULL, NULL, TRUE, FALSE)

-- test_place_more(id int, address_point int?, latitude int?, longitude int?, step_free text, access_note text, address text, postal_code text) :exec
UPDATE place SET address_point = :address_point, latitude = :latitude, longitude = :longitude,
       step_free = :step_free, postal_code = :postal_code, access_note = :access_note, address = :address WHERE id = :id

-- test_municipality_more(id int, postal_code text, latitude int, longitude int) :exec
UPDATE municipality SET postal_code = :postal_code, latitude = :latitude, longitude = :longitude WHERE id = :id

-- test_contact_of_place(place int, kind text, value text) :exec
INSERT INTO contact (place_id, kind, value, position) VALUES (:place, :kind, :value, 1)

-- test_service_contact(service int, kind text, value text, note text, position int) :exec
INSERT INTO contact (service_id, kind, value, note, position) VALUES (:service, :kind, :value, :note, :position)

-- test_free_places(service int, amount int, note text, at int) :exec
INSERT INTO free_places (service_id, amount, note, told_at) VALUES (:service, :amount, :note, :at)

-- test_touch(id int, at int) :exec
UPDATE service SET updated_at = :at WHERE id = :id

-- test_status(id int, status text, at int) :exec
UPDATE service SET status = :status, updated_at = :at WHERE id = :id

-- test_copy(number int, uuid text) :exec
INSERT INTO service (id, uuid, slug, source, provider_id, name, sort_key, kind, type_id, round_the_clock, status, updated_at)
VALUES (:number, :uuid, 'kopie-' || :number, 'test', 1, 'Kopie', 'kopie', 'registered', 1, FALSE, 'published', 5)

-- test_place_secret(secret bool) :exec
UPDATE place SET secret = :secret

-- test_kept_count() :value
SELECT COUNT(*) AS "n:int" FROM hsds_kept

-- test_kept_has(part text) :value
SELECT COUNT(*) AS "n:int" FROM hsds_kept WHERE document LIKE '%' || :part || '%' OR base LIKE '%' || :part || '%'

-- test_services_by_status(status text) :value
SELECT COUNT(*) AS "n:int" FROM service WHERE status = :status

-- test_service_by_name(name text) :one
SELECT s.id, s.uuid, s.kind, s.register_number, s.price, s.age_from, s.vanished_on, s.opening_note, s.description, p.uuid AS provider
FROM service s JOIN provider p ON p.id = s.provider_id WHERE s.name = :name ORDER BY s.id LIMIT 1

-- test_rename_service(name text, now int) :exec
UPDATE service SET name = :name, updated_at = :now

-- test_runs() :value
SELECT COUNT(*) AS "n:int" FROM import_run

-- test_no_contacts() :exec
DELETE FROM contact

-- test_no_hours() :exec
DELETE FROM opening_hours

-- test_no_forms() :exec
DELETE FROM service_form

-- test_no_groups() :exec
DELETE FROM service_target_group

-- test_no_ages() :exec
DELETE FROM service_age_group

-- test_no_capacities() :exec
DELETE FROM service_capacity

-- test_no_stays() :exec
DELETE FROM service_place

-- test_no_areas() :exec
DELETE FROM service_area

-- test_no_helps() :exec
DELETE FROM situation_help

-- test_no_free() :exec
DELETE FROM free_places

-- test_no_health() :exec
DELETE FROM service_health

-- test_no_places() :exec
DELETE FROM place

-- test_no_services() :exec
DELETE FROM service

-- test_no_providers() :exec
DELETE FROM provider

-- test_no_kept() :exec
DELETE FROM hsds_kept

-- test_service_id(uuid text) :one
SELECT id FROM service WHERE uuid = :uuid

-- test_price_of_service(id int, price text) :exec
UPDATE service SET price = :price WHERE id = :id

-- test_sourced(field text) :value
SELECT COUNT(*) AS "n:int" FROM audit_entry WHERE action = 'source' AND field = :field

-- test_service_said(name text, day text) :one
-- What of the formats only HSDS says of a service; plain hours and other rules, towns now and once.
SELECT s.id, s.provider_id, s.price, s.checked_on,
    (SELECT count(*) FROM opening_hours h WHERE h.service_id = s.id AND h.date_from IS NULL AND NOT h.by_appointment) AS "hours:int",
    (SELECT count(*) FROM opening_hours h WHERE h.service_id = s.id AND (h.date_from IS NOT NULL OR h.by_appointment)) AS "rules:int",
    (SELECT count(*) FROM service_area a WHERE a.service_id = s.id AND a.municipality_id IS NOT NULL AND a.valid_to IS NULL) AS "towns:int",
    (SELECT count(*) FROM service_area a WHERE a.service_id = s.id AND a.municipality_id IS NOT NULL AND a.valid_to < :day) AS "gone:int",
    (SELECT f.amount FROM free_places f WHERE f.service_id = s.id) AS "free:int?"
FROM service s WHERE s.name = :name ORDER BY s.id LIMIT 1

-- test_newest_place() :one
SELECT id, provider_id, secret, latitude, longitude, step_free FROM place ORDER BY id DESC LIMIT 1

-- test_last_check(id int, day text) :exec
UPDATE service SET checked_on = :day WHERE id = :id

-- test_free_now(service int, amount int, at int) :exec
UPDATE free_places SET amount = :amount, told_at = :at WHERE service_id = :service

-- test_changes(kind text) :value
SELECT COUNT(*) AS "n:int" FROM change WHERE kind = :kind

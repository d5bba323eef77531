-- What an import asks of the store and writes into it.  A record's "_set" and
-- "_add" begin with the same parameters in the same order, so that import_merge.c
-- fills them once; rows of "_known" all have one shape, and so have those of the
-- dated children.  What is "_stored" comes by whom it belongs to, and that is its
-- first column: of a whole source, or of one owner for a form of the office.

-- A record without a name of its source is known by its number; no source is called office.

-- ---- records ----

-- import_provider_known() :each
SELECT id, coalesce(external_id, 'office:' || id) AS "external_id:text", source, vanished_on IS NOT NULL AS "vanished:bool", 0 AS "parent:int"
FROM provider WHERE merged_into IS NULL ORDER BY id

-- import_provider_slugs() :each
SELECT slug FROM provider ORDER BY id

-- import_provider_stored(source text) :each
SELECT id, name, ico, description, address, municipality_id, status, legal_form
FROM provider WHERE 1 = 1 [[ AND source = :source ]] ORDER BY id

-- import_provider_set(name text, sort_key text, ico text, description text, address text, municipality_id int?, status text, legal_form text, updated_at int, id int) :exec
UPDATE provider SET name = :name, sort_key = :sort_key, ico = :ico, description = :description, address = :address,
    municipality_id = :municipality_id, status = :status, legal_form = :legal_form, updated_at = :updated_at,
    vanished_on = NULL
WHERE id = :id

-- import_provider_add(name text, sort_key text, ico text, description text, address text, municipality_id int?, status text, legal_form text, updated_at int, id int, external_id text, source text, uuid text, slug text) :insert
INSERT INTO provider (name, sort_key, ico, description, address, municipality_id, status, legal_form, updated_at, id, external_id,
    source, uuid, slug)
VALUES (:name, :sort_key, :ico, :description, :address, :municipality_id, :status, :legal_form, :updated_at, :id, :external_id,
    :source, :uuid, :slug)

-- import_provider_uuids(source text) :each
-- What other sources and the office have.
SELECT uuid FROM provider WHERE source <> :source ORDER BY id

-- import_provider_touch(id int, now int) :exec
UPDATE provider SET updated_at = :now WHERE id = :id

-- import_provider_vanish(id int, day text, now int) :exec
UPDATE provider SET status = 'ended', vanished_on = :day, updated_at = :now WHERE id = :id

-- import_place_known() :each
SELECT id, coalesce(external_id, 'office:' || id) AS "external_id:text", source, vanished_on IS NOT NULL AS "vanished:bool", provider_id AS "parent:int"
FROM place WHERE merged_into IS NULL ORDER BY id

-- import_place_stored(source text) :each
SELECT id, provider_id, name, secret, address_point, street, house_number, postal_code, municipality_id,
    address, latitude, longitude, step_free, accessible_toilet, access_note
FROM place WHERE 1 = 1 [[ AND source = :source ]] ORDER BY id

-- import_place_set(provider_id int, name text, secret bool, address_point int?, street text, house_number text, postal_code text, municipality_id int?, address text, latitude int?, longitude int?, step_free text, accessible_toilet text, access_note text, id int) :exec
UPDATE place SET provider_id = :provider_id, name = :name, secret = :secret, address_point = :address_point,
    street = :street, house_number = :house_number, postal_code = :postal_code,
    municipality_id = :municipality_id, address = :address, latitude = :latitude, longitude = :longitude,
    step_free = :step_free, accessible_toilet = :accessible_toilet, access_note = :access_note, vanished_on = NULL
WHERE id = :id

-- import_place_add(provider_id int, name text, secret bool, address_point int?, street text, house_number text, postal_code text, municipality_id int?, address text, latitude int?, longitude int?, step_free text, accessible_toilet text, access_note text, id int, external_id text, source text) :insert
INSERT INTO place (provider_id, name, secret, address_point, street, house_number, postal_code, municipality_id, address,
    latitude, longitude, step_free, accessible_toilet, access_note, id, external_id, source)
VALUES (:provider_id, :name, :secret, :address_point, :street, :house_number, :postal_code, :municipality_id, :address,
    :latitude, :longitude, :step_free, :accessible_toilet, :access_note, :id, :external_id, :source)

-- import_place_vanish(id int, day text) :exec
UPDATE place SET vanished_on = :day WHERE id = :id

-- import_places_hide(source text) :exec
-- A place whose address has become secret stands under another name now; what
-- was known of it is forgotten.
UPDATE place SET secret = TRUE, external_id = NULL, address_point = NULL, street = NULL, house_number = NULL,
    part = NULL, postal_code = NULL, municipality_id = NULL, address = NULL, latitude = NULL, longitude = NULL
WHERE source = :source AND vanished_on IS NOT NULL AND NOT secret AND EXISTS (
    SELECT 1 FROM place s WHERE s.provider_id = place.provider_id AND s.secret AND s.vanished_on IS NULL
      AND coalesce(s.name, '') = coalesce(place.name, ''))

-- import_service_known() :each
SELECT id, coalesce(external_id, 'office:' || id) AS "external_id:text", source, vanished_on IS NOT NULL AS "vanished:bool", 0 AS "parent:int"
FROM service WHERE merged_into IS NULL ORDER BY id

-- import_service_slugs() :each
SELECT slug FROM service ORDER BY id

-- import_service_stored(source text) :each
SELECT id, provider_id, name, kind, type_id, register_number, summary, description, age_note, opening_note,
    round_the_clock, status, valid_from, valid_to, price, entry_conditions, languages, checked_on, age_from, age_to
FROM service WHERE 1 = 1 [[ AND source = :source ]] ORDER BY id

-- import_service_set(provider_id int, name text, sort_key text, kind text, type_id int?, register_number text, summary text, description text, age_note text, opening_note text, round_the_clock bool, status text, valid_from text, valid_to text, price text, entry_conditions text, languages text, checked_on text, age_from int?, age_to int?, updated_at int, id int) :exec
UPDATE service SET provider_id = :provider_id, name = :name, sort_key = :sort_key, kind = :kind, type_id = :type_id,
    register_number = :register_number, summary = :summary, description = :description,
    age_note = :age_note, opening_note = :opening_note, round_the_clock = :round_the_clock,
    status = :status, valid_from = :valid_from, valid_to = :valid_to, price = :price,
    entry_conditions = :entry_conditions, languages = :languages, checked_on = :checked_on, age_from = :age_from,
    age_to = :age_to, updated_at = :updated_at, vanished_on = NULL
WHERE id = :id

-- import_service_add(provider_id int, name text, sort_key text, kind text, type_id int?, register_number text, summary text, description text, age_note text, opening_note text, round_the_clock bool, status text, valid_from text, valid_to text, price text, entry_conditions text, languages text, checked_on text, age_from int?, age_to int?, updated_at int, id int, external_id text, source text, uuid text, slug text) :insert
INSERT INTO service (provider_id, name, sort_key, kind, type_id, register_number, summary, description, age_note,
    opening_note, round_the_clock, status, valid_from, valid_to, price, entry_conditions, languages, checked_on, age_from,
    age_to, updated_at, id, external_id, source, uuid, slug)
VALUES (:provider_id, :name, :sort_key, :kind, :type_id, :register_number, :summary, :description, :age_note,
    :opening_note, :round_the_clock, :status, :valid_from, :valid_to, :price, :entry_conditions, :languages, :checked_on,
    :age_from, :age_to, :updated_at, :id, :external_id, :source, :uuid, :slug)

-- import_service_uuids(source text) :each
SELECT uuid FROM service WHERE source <> :source ORDER BY id

-- import_service_touch(id int, now int) :exec
UPDATE service SET updated_at = :now WHERE id = :id

-- import_service_vanish(id int, day text, now int) :exec
UPDATE service SET status = 'ended', vanished_on = :day, updated_at = :now WHERE id = :id

-- import_situation_known() :each
SELECT id, external_id, source, vanished_on IS NOT NULL AS "vanished:bool", 0 AS "parent:int"
FROM situation WHERE external_id IS NOT NULL ORDER BY id

-- import_situation_slugs() :each
SELECT slug FROM situation ORDER BY id

-- import_situation_stored(source text) :each
SELECT id, name, description, steps, sensitive, status
FROM situation WHERE 1 = 1 [[ AND source = :source ]] ORDER BY id

-- import_situation_set(name text, sort_key text, description text, steps text, sensitive bool, status text, updated_at int, id int) :exec
UPDATE situation SET name = :name, sort_key = :sort_key, description = :description, steps = :steps, sensitive = :sensitive,
    status = :status, updated_at = :updated_at, vanished_on = NULL
WHERE id = :id

-- import_situation_add(name text, sort_key text, description text, steps text, sensitive bool, status text, updated_at int, id int, external_id text, source text, uuid text, slug text) :insert
INSERT INTO situation (name, sort_key, description, steps, sensitive, status, updated_at, id, external_id, source, uuid, slug)
VALUES (:name, :sort_key, :description, :steps, :sensitive, :status, :updated_at, :id, :external_id, :source, :uuid, :slug)

-- import_situation_touch(id int, now int) :exec
UPDATE situation SET updated_at = :now WHERE id = :id

-- import_situation_vanish(id int, day text, now int) :exec
UPDATE situation SET status = 'ended', vanished_on = :day, updated_at = :now WHERE id = :id

-- import_line_known() :each
SELECT id, external_id, source, vanished_on IS NOT NULL AS "vanished:bool", 0 AS "parent:int"
FROM crisis_line WHERE external_id IS NOT NULL ORDER BY id

-- import_line_stored(source text) :each
SELECT id, name, description, availability, round_the_clock,
    CASE free_of_charge WHEN TRUE THEN 1 WHEN FALSE THEN 0 END AS "free_of_charge:int?", whom, emergency, position
FROM crisis_line WHERE 1 = 1 [[ AND source = :source ]] ORDER BY id

-- import_line_set(name text, description text, availability text, round_the_clock bool, free_of_charge int?, whom text, emergency bool, position int, updated_at int, id int) :exec
UPDATE crisis_line SET name = :name, description = :description, availability = :availability,
    round_the_clock = :round_the_clock,
    free_of_charge = CASE :free_of_charge WHEN 1 THEN TRUE WHEN 0 THEN FALSE END, whom = :whom,
    emergency = :emergency, position = :position, updated_at = :updated_at, vanished_on = NULL
WHERE id = :id

-- import_line_add(name text, description text, availability text, round_the_clock bool, free_of_charge int?, whom text, emergency bool, position int, updated_at int, id int, external_id text, source text, uuid text) :insert
INSERT INTO crisis_line (name, description, availability, round_the_clock, free_of_charge, whom, emergency, position, updated_at,
    id, external_id, source, uuid)
VALUES (:name, :description, :availability, :round_the_clock,
    CASE :free_of_charge WHEN 1 THEN TRUE WHEN 0 THEN FALSE END, :whom, :emergency, :position, :updated_at,
    :id, :external_id, :source, :uuid)

-- import_line_touch(id int, now int) :exec
UPDATE crisis_line SET updated_at = :now WHERE id = :id

-- import_line_vanish(id int, day text, now int) :exec
UPDATE crisis_line SET vanished_on = :day, updated_at = :now WHERE id = :id

-- import_office_known() :each
SELECT id, external_id, source, vanished_on IS NOT NULL AS "vanished:bool", 0 AS "parent:int"
FROM office WHERE external_id IS NOT NULL ORDER BY id

-- import_office_stored(source text) :each
SELECT id, name, address, municipality_id, position
FROM office WHERE 1 = 1 [[ AND source = :source ]] ORDER BY id

-- import_office_set(name text, address text, municipality_id int?, position int, updated_at int, id int) :exec
UPDATE office SET name = :name, address = :address, municipality_id = :municipality_id, position = :position,
    updated_at = :updated_at, vanished_on = NULL
WHERE id = :id

-- import_office_add(name text, address text, municipality_id int?, position int, updated_at int, id int, external_id text, source text, uuid text) :insert
INSERT INTO office (name, address, municipality_id, position, updated_at, id, external_id, source, uuid)
VALUES (:name, :address, :municipality_id, :position, :updated_at, :id, :external_id, :source, :uuid)

-- import_office_touch(id int, now int) :exec
UPDATE office SET updated_at = :now WHERE id = :id

-- import_office_vanish(id int, day text, now int) :exec
UPDATE office SET vanished_on = :day, updated_at = :now WHERE id = :id

-- import_department_known() :each
SELECT t.id, t.external_id, o.source, t.vanished_on IS NOT NULL AS "vanished:bool", t.office_id AS "parent:int"
FROM department t JOIN office o ON o.id = t.office_id WHERE t.external_id IS NOT NULL ORDER BY t.id

-- import_department_stored(source text) :each
SELECT t.id, t.office_id, t.name, t.address, t.description, t.position
FROM department t JOIN office o ON o.id = t.office_id WHERE 1 = 1 [[ AND o.source = :source ]] ORDER BY t.id

-- import_department_set(office_id int, name text, address text, description text, position int, id int) :exec
UPDATE department SET office_id = :office_id, name = :name, address = :address, description = :description,
    position = :position, vanished_on = NULL
WHERE id = :id

-- import_department_add(office_id int, name text, address text, description text, position int, id int, external_id text) :insert
INSERT INTO department (office_id, name, address, description, position, id, external_id)
VALUES (:office_id, :name, :address, :description, :position, :id, :external_id)

-- import_department_vanish(id int, day text) :exec
UPDATE department SET vanished_on = :day WHERE id = :id

-- ---- what holds for a while ----

-- import_form_stored(source text, owner int?) :each
SELECT c.service_id AS owner, c.id, c.form_id AS what, c.valid_from, c.valid_to, NULL AS "note:text", NULL AS "form:int?", NULL AS "amount:int?"
FROM service_form c JOIN service s ON s.id = c.service_id WHERE 1 = 1
[[ AND s.source = :source ]] [[ AND s.id = :owner ]] ORDER BY c.service_id, c.id

-- import_form_add(service_id int, what int, valid_from text, valid_to text) :insert
INSERT INTO service_form (service_id, form_id, valid_from, valid_to)
VALUES (:service_id, :what, :valid_from, :valid_to)

-- import_form_end(id int, valid_to text) :exec
UPDATE service_form SET valid_to = :valid_to WHERE id = :id

-- import_form_drop(id int) :exec
DELETE FROM service_form WHERE id = :id

-- import_target_stored(source text, owner int?) :each
SELECT c.service_id AS owner, c.id, c.group_id AS what, c.valid_from, c.valid_to, c.note, NULL AS "form:int?", NULL AS "amount:int?"
FROM service_target_group c JOIN service s ON s.id = c.service_id WHERE 1 = 1
[[ AND s.source = :source ]] [[ AND s.id = :owner ]] ORDER BY c.service_id, c.id

-- import_target_add(service_id int, what int, valid_from text, valid_to text, note text) :insert
INSERT INTO service_target_group (service_id, group_id, valid_from, valid_to, note)
VALUES (:service_id, :what, :valid_from, :valid_to, :note)

-- import_target_end(id int, valid_to text) :exec
UPDATE service_target_group SET valid_to = :valid_to WHERE id = :id

-- import_target_drop(id int) :exec
DELETE FROM service_target_group WHERE id = :id

-- import_age_stored(source text, owner int?) :each
SELECT c.service_id AS owner, c.id, c.group_id AS what, c.valid_from, c.valid_to, NULL AS "note:text", NULL AS "form:int?", NULL AS "amount:int?"
FROM service_age_group c JOIN service s ON s.id = c.service_id WHERE 1 = 1
[[ AND s.source = :source ]] [[ AND s.id = :owner ]] ORDER BY c.service_id, c.id

-- import_age_add(service_id int, what int, valid_from text, valid_to text) :insert
INSERT INTO service_age_group (service_id, group_id, valid_from, valid_to)
VALUES (:service_id, :what, :valid_from, :valid_to)

-- import_age_end(id int, valid_to text) :exec
UPDATE service_age_group SET valid_to = :valid_to WHERE id = :id

-- import_age_drop(id int) :exec
DELETE FROM service_age_group WHERE id = :id

-- import_capacity_stored(source text, owner int?) :each
SELECT c.service_id AS owner, c.id, c.unit_id AS what, c.valid_from, c.valid_to, c.note, c.form_id AS form, c.amount AS "amount:int?"
FROM service_capacity c JOIN service s ON s.id = c.service_id WHERE 1 = 1
[[ AND s.source = :source ]] [[ AND s.id = :owner ]] ORDER BY c.service_id, c.id

-- import_capacity_add(service_id int, what int, valid_from text, valid_to text, note text, form int?, amount int?) :insert
INSERT INTO service_capacity (service_id, unit_id, valid_from, valid_to, note, form_id, amount)
VALUES (:service_id, :what, :valid_from, :valid_to, :note, :form, :amount)

-- import_capacity_end(id int, valid_to text) :exec
UPDATE service_capacity SET valid_to = :valid_to WHERE id = :id

-- import_capacity_drop(id int) :exec
DELETE FROM service_capacity WHERE id = :id

-- import_stay_stored(source text, owner int?) :each
SELECT c.service_id AS owner, c.id, c.place_id AS what, c.valid_from, c.valid_to, NULL AS "note:text", NULL AS "form:int?", NULL AS "amount:int?"
FROM service_place c JOIN service s ON s.id = c.service_id WHERE 1 = 1
[[ AND s.source = :source ]] [[ AND s.id = :owner ]] ORDER BY c.service_id, c.id

-- import_stay_add(service_id int, what int, valid_from text, valid_to text) :insert
INSERT INTO service_place (service_id, place_id, valid_from, valid_to)
VALUES (:service_id, :what, :valid_from, :valid_to)

-- import_stay_end(id int, valid_to text) :exec
UPDATE service_place SET valid_to = :valid_to WHERE id = :id

-- import_stay_drop(id int) :exec
DELETE FROM service_place WHERE id = :id

-- import_area_stored(source text, owner int?) :each
SELECT c.service_id AS owner, c.id, c.area_id AS "what:int", c.valid_from, c.valid_to, NULL AS "note:text", NULL AS "form:int?", NULL AS "amount:int?"
FROM service_area c JOIN service s ON s.id = c.service_id WHERE c.area_id IS NOT NULL
[[ AND s.source = :source ]] [[ AND s.id = :owner ]] ORDER BY c.service_id, c.id

-- import_area_add(service_id int, what int, valid_from text, valid_to text) :insert
INSERT INTO service_area (service_id, area_id, valid_from, valid_to)
VALUES (:service_id, :what, :valid_from, :valid_to)

-- import_area_end(id int, valid_to text) :exec
UPDATE service_area SET valid_to = :valid_to WHERE id = :id

-- import_area_drop(id int) :exec
DELETE FROM service_area WHERE id = :id

-- import_town_stored(source text, owner int?) :each
SELECT c.service_id AS owner, c.id, c.municipality_id AS "what:int", c.valid_from, c.valid_to, NULL AS "note:text", NULL AS "form:int?", NULL AS "amount:int?"
FROM service_area c JOIN service s ON s.id = c.service_id WHERE c.municipality_id IS NOT NULL
[[ AND s.source = :source ]] [[ AND s.id = :owner ]] ORDER BY c.service_id, c.id

-- import_town_add(service_id int, what int, valid_from text, valid_to text) :insert
INSERT INTO service_area (service_id, municipality_id, valid_from, valid_to)
VALUES (:service_id, :what, :valid_from, :valid_to)

-- import_town_end(id int, valid_to text) :exec
UPDATE service_area SET valid_to = :valid_to WHERE id = :id

-- import_town_drop(id int) :exec
DELETE FROM service_area WHERE id = :id

-- ---- hours and free places ----

-- import_hours_plain :part
-- Plain weekly hours, which is all that formats of others have; the office may have
-- said more, which stays as it is.
weekday IS NOT NULL AND opens IS NOT NULL AND weeks IS NULL AND date_from IS NULL AND NOT by_appointment

-- import_hours_stored(source text, owner int?) :each
SELECT h.service_id AS owner, h.place_id, h.weekday AS "weekday:int", h.opens AS "opens:int", h.closes AS "closes:int", h.note, h.valid_from, h.valid_to
FROM opening_hours h JOIN service s ON s.id = h.service_id WHERE @import_hours_plain
[[ AND s.source = :source ]] [[ AND s.id = :owner ]]
ORDER BY h.service_id, h.weekday, h.opens, h.closes, coalesce(h.place_id, 0), coalesce(h.note, ''), coalesce(h.valid_from, ''),
    coalesce(h.valid_to, ''), h.id

-- import_hours_drop(service int) :exec
DELETE FROM opening_hours WHERE service_id = :service AND @import_hours_plain

-- import_hour_add(service int, place int?, weekday int, opens int, closes int, note text, valid_from text, valid_to text) :insert
INSERT INTO opening_hours (service_id, place_id, weekday, opens, closes, note, valid_from, valid_to, by_appointment, holidays)
VALUES (:service, :place, :weekday, :opens, :closes, :note, :valid_from, :valid_to, FALSE, FALSE)

-- import_free_stored(source text, owner int?) :each
SELECT f.service_id AS owner, f.told_at FROM free_places f JOIN service s ON s.id = f.service_id WHERE 1 = 1
[[ AND s.source = :source ]] [[ AND s.id = :owner ]] ORDER BY f.service_id

-- import_free_add(service int, amount int, note text, told_at int) :insert
INSERT INTO free_places (service_id, amount, note, told_at) VALUES (:service, :amount, :note, :told_at)

-- import_free_put(service int, amount int, note text, told_at int) :exec
INSERT INTO free_places (service_id, amount, note, told_at) VALUES (:service, :amount, :note, :told_at)
ON CONFLICT (service_id) DO UPDATE SET amount = excluded.amount, note = excluded.note, told_at = excluded.told_at,
    account_id = NULL WHERE free_places.told_at < excluded.told_at

-- ---- contacts and help: lists in an order ----

-- import_provider_contacts(source text, owner int?) :each
SELECT c.provider_id AS "owner:int", c.kind, c.value, c.note
FROM contact c JOIN provider o ON o.id = c.provider_id WHERE 1 = 1
[[ AND o.source = :source ]] [[ AND o.id = :owner ]] ORDER BY o.id, c.position, c.id

-- import_place_contacts(source text, owner int?) :each
SELECT c.place_id AS "owner:int", c.kind, c.value, c.note
FROM contact c JOIN place o ON o.id = c.place_id WHERE 1 = 1
[[ AND o.source = :source ]] [[ AND o.id = :owner ]] ORDER BY o.id, c.position, c.id

-- import_service_contacts(source text, owner int?) :each
SELECT c.service_id AS "owner:int", c.kind, c.value, c.note
FROM contact c JOIN service o ON o.id = c.service_id WHERE 1 = 1
[[ AND o.source = :source ]] [[ AND o.id = :owner ]] ORDER BY o.id, c.position, c.id

-- import_line_contacts(source text, owner int?) :each
SELECT c.crisis_line_id AS "owner:int", c.kind, c.value, c.note
FROM contact c JOIN crisis_line o ON o.id = c.crisis_line_id WHERE 1 = 1
[[ AND o.source = :source ]] [[ AND o.id = :owner ]] ORDER BY o.id, c.position, c.id

-- import_office_contacts(source text, owner int?) :each
SELECT c.office_id AS "owner:int", c.kind, c.value, c.note
FROM contact c JOIN office o ON o.id = c.office_id WHERE 1 = 1
[[ AND o.source = :source ]] [[ AND o.id = :owner ]] ORDER BY o.id, c.position, c.id

-- import_department_contacts(source text, owner int?) :each
SELECT c.department_id AS "owner:int", c.kind, c.value, c.note
FROM contact c JOIN department d ON d.id = c.department_id JOIN office o ON o.id = d.office_id
WHERE 1 = 1 [[ AND o.source = :source ]] [[ AND d.id = :owner ]] ORDER BY d.id, c.position, c.id

-- import_contacts_drop(provider_id int?, service_id int?, place_id int?, crisis_line_id int?, office_id int?, department_id int?) :exec
-- Of the one owner that is given.
DELETE FROM contact WHERE 1 = 1
[[ AND provider_id = :provider_id ]]
[[ AND service_id = :service_id ]]
[[ AND place_id = :place_id ]]
[[ AND crisis_line_id = :crisis_line_id ]]
[[ AND office_id = :office_id ]]
[[ AND department_id = :department_id ]]

-- import_contact_add(provider_id int?, service_id int?, place_id int?, crisis_line_id int?, office_id int?, department_id int?, position int, kind text, value text, note text) :insert
INSERT INTO contact (kind, value, note, position, provider_id, service_id, place_id, crisis_line_id, office_id, department_id)
VALUES (:kind, :value, :note, :position, :provider_id, :service_id, :place_id, :crisis_line_id, :office_id, :department_id)

-- import_helps_stored(source text) :each
SELECT h.situation_id AS owner, h.service_id, h.provider_id, h.crisis_line_id, h.department_id
FROM situation_help h JOIN situation s ON s.id = h.situation_id
WHERE 1 = 1 [[ AND s.source = :source ]] ORDER BY h.situation_id, h.position, h.id

-- import_helps_drop(situation_id int) :exec
DELETE FROM situation_help WHERE situation_id = :situation_id

-- import_help_add(situation_id int, service_id int?, provider_id int?, crisis_line_id int?, department_id int?, position int) :insert
INSERT INTO situation_help (situation_id, service_id, provider_id, crisis_line_id, department_id, position)
VALUES (:situation_id, :service_id, :provider_id, :crisis_line_id, :department_id, :position)

-- ---- what records refer to ----

-- import_codes(limit int) :many
SELECT id, list, code, name, register_code FROM code ORDER BY list, position, id LIMIT :limit

-- import_municipalities() :each
SELECT id, name FROM municipality ORDER BY id

-- import_region_area(region_id int) :one
-- The area that a region is.
SELECT a.id FROM area a
JOIN area_municipality am ON am.area_id = a.id
JOIN municipality m ON m.id = am.municipality_id
WHERE a.kind = 'region' AND m.region_id = :region_id
ORDER BY a.id LIMIT 1

-- ---- several sources, and what the office changed ----

-- import_aliases() :each
SELECT kind, record_id, source, external_id FROM record_alias ORDER BY id

-- import_alias_any(source text) :value
SELECT count(*) AS "n:int" FROM record_alias WHERE source = :source

-- import_alias_add(kind text, record_id int, source text, external_id text, since text) :exec
INSERT INTO record_alias (kind, record_id, source, external_id, since) VALUES (:kind, :record_id, :source, :external_id, :since)

-- import_edits() :each
-- What people have made of fields, first to last; not what was taken from a source.
SELECT kind, record_id AS "record:int", field, old_value, at, account_id FROM audit_entry
WHERE kind IN ('provider', 'service', 'place', 'situation', 'crisis_line', 'office', 'department') AND field IS NOT NULL AND record_id IS NOT NULL AND action <> 'source'
ORDER BY kind, record_id, field, id

-- import_differences() :each
SELECT kind, record_id AS "record:int", field, id, source, theirs, state, decided_at FROM source_difference
ORDER BY kind, record_id, field, id

-- import_difference_put(source text, kind text, record_id int, field text, theirs text, state text, found_at int, decided_at int?, account_id int?) :exec
INSERT INTO source_difference (source, kind, record_id, field, theirs, state, found_at, decided_at, account_id)
VALUES (:source, :kind, :record_id, :field, :theirs, :state, :found_at, :decided_at, :account_id)
ON CONFLICT (source, kind, record_id, field) DO UPDATE SET theirs = excluded.theirs, state = excluded.state,
    found_at = excluded.found_at, decided_at = excluded.decided_at, account_id = excluded.account_id

-- import_difference_says(id int, theirs text) :exec
UPDATE source_difference SET theirs = :theirs WHERE id = :id

-- import_difference_drop(id int) :exec
DELETE FROM source_difference WHERE id = :id

-- import_secret_differences_drop() :exec
-- Of a place that is secret nobody needs to know where others think it is.
DELETE FROM source_difference WHERE kind = 'place' AND record_id IN (SELECT id FROM place WHERE secret)
AND field IN ('street', 'house_number', 'postal_code', 'municipality', 'address_point', 'access_note')

-- import_secret_aliases_drop() :exec
-- Names of places are made from their addresses.
DELETE FROM record_alias WHERE kind = 'place' AND record_id IN (SELECT id FROM place WHERE secret)

-- import_area_slugs(ids ints, limit int) :many
SELECT slug FROM area WHERE id IN (:ids) ORDER BY sort_key, id LIMIT :limit

-- import_demo_provider(external_id text) :one
SELECT id, name, address FROM provider WHERE external_id = :external_id

-- import_demo_address(id int, address text) :exec
UPDATE provider SET address = :address WHERE id = :id

-- ---- the run ----

-- import_run_add(at int, format text, source text, file_name text, added int, changed int, same int, vanished int, refused int) :value
INSERT INTO import_run (at, format, source, file_name, added, changed, same, vanished, refused)
VALUES (:at, :format, :source, :file_name, :added, :changed, :same, :vanished, :refused)
RETURNING id

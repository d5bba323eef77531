-- What the forms of the office read and write.

-- edit_codes(list text, day text, limit int) :many
-- Items of a codelist that hold on the day.
SELECT id, code, name FROM code
WHERE list = :list AND (valid_from IS NULL OR valid_from <= :day) AND (valid_to IS NULL OR valid_to >= :day)
ORDER BY position, id LIMIT :limit

-- edit_code_ids(list text, codes texts, limit int) :many
SELECT id, code FROM code WHERE list = :list AND code IN (:codes) ORDER BY position, id LIMIT :limit

-- edit_municipality(id int) :one
SELECT name, postal_code FROM municipality WHERE id = :id

-- edit_town :part
-- A municipality m, and whether its name alone says which it is: the largest is meant.
m.name AS town, m.postal_code AS town_code, NOT EXISTS (SELECT 1 FROM municipality o WHERE o.folded = m.folded
    AND (coalesce(o.population, 0) > coalesce(m.population, 0) OR (coalesce(o.population, 0) = coalesce(m.population, 0) AND o.id < m.id))) AS "town_known:bool"

-- edit_contacts_of(providers ints, services ints, places ints, lines ints, offices ints, departments ints, limit int) :many
-- Of owners of one kind, whose list is given.
SELECT coalesce(provider_id, service_id, place_id, crisis_line_id, office_id, department_id) AS "owner:int", kind, value, note
FROM contact WHERE 1 = 1
[[ AND provider_id IN (:providers) ]] [[ AND service_id IN (:services) ]] [[ AND place_id IN (:places) ]]
[[ AND crisis_line_id IN (:lines) ]] [[ AND office_id IN (:offices) ]] [[ AND department_id IN (:departments) ]]
ORDER BY position, id LIMIT :limit

-- edit_providers(limit int) :many
SELECT id, name FROM provider WHERE status <> 'ended' ORDER BY sort_key, id LIMIT :limit

-- edit_areas(day text, limit int) :many
SELECT id, slug, name FROM area
WHERE (valid_from IS NULL OR valid_from <= :day) AND (valid_to IS NULL OR valid_to >= :day) ORDER BY kind, sort_key, id LIMIT :limit

-- edit_situations(limit int) :many
SELECT id, slug, name FROM situation WHERE status <> 'ended' ORDER BY sort_key, id LIMIT :limit

-- ---- providers ----

-- edit_provider_names(status text, municipality int?, limit int) :many
SELECT id, name FROM provider WHERE 1 = 1 [[ AND status = :status ]] [[ AND municipality_id = :municipality ]]
ORDER BY sort_key, id LIMIT :limit

-- edit_provider_lines(ids ints, limit int) :many
SELECT p.id, p.name, p.ico, p.status, p.updated_at, m.name AS municipality
FROM provider p LEFT JOIN municipality m ON m.id = p.municipality_id WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- edit_provider_get(ids ints, limit int) :many
SELECT p.id, p.name, p.ico, p.legal_form, p.description, p.address, p.status, p.municipality_id, @edit_town
FROM provider p LEFT JOIN municipality m ON m.id = p.municipality_id WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- edit_provider_public(id int) :one
SELECT status, slug FROM provider WHERE id = :id

-- edit_provider_set(id int, name text, sort_key text, ico text, legal_form text, description text, address text, municipality_id int?, status text, now int) :send
UPDATE provider SET name = :name, sort_key = :sort_key, ico = :ico, legal_form = :legal_form, description = :description,
    address = :address, municipality_id = :municipality_id, status = :status, updated_at = :now WHERE id = :id

-- edit_provider_add(id int, name text, sort_key text, ico text, legal_form text, description text, address text, municipality_id int?, status text, now int, uuid text, slug text) :send
-- Parameters of edit_provider_set first.  Under the slug, or the first of "slug-2", "slug-3" … that nobody has.
INSERT INTO provider (id, name, sort_key, ico, legal_form, description, address, municipality_id, status, updated_at,
    source, uuid, slug)
VALUES (:id, :name, :sort_key, :ico, :legal_form, :description, :address, :municipality_id, :status, :now, 'office', :uuid,
    CASE WHEN EXISTS (SELECT 1 FROM provider WHERE slug = :slug) THEN :slug || '-' ||
    (WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE (SELECT count(*) FROM provider WHERE slug = :slug || '-' || i) > 0)
     SELECT max(i) FROM n) ELSE :slug END)

-- edit_provider_keys(limit int) :many
SELECT id, ico AS "name:text" FROM provider WHERE ico IS NOT NULL ORDER BY id LIMIT :limit

-- edit_provider_areas(id int, limit int) :many
-- Areas of its seat and of its places.
SELECT DISTINCT am.area_id AS "area:int" FROM area_municipality am
WHERE am.municipality_id IN (SELECT municipality_id FROM provider WHERE id = :id UNION SELECT municipality_id FROM place WHERE provider_id = :id)
ORDER BY am.area_id LIMIT :limit

-- ---- services ----

-- edit_service_names(status text, type text, kind text, limit int) :many
SELECT s.id, s.name FROM service s LEFT JOIN code t ON t.id = s.type_id
WHERE 1 = 1 [[ AND s.status = :status ]] [[ AND t.code = :type ]] [[ AND s.kind = :kind ]]
ORDER BY s.sort_key, s.id LIMIT :limit

-- edit_service_lines(ids ints, limit int) :many
SELECT s.id, s.name, s.status, s.updated_at, p.name AS provider
FROM service s JOIN provider p ON p.id = s.provider_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- edit_service_get(ids ints, limit int) :many
SELECT s.id, s.name, s.provider_id, s.kind, CASE WHEN t.list = 'service_type' THEN t.code END AS "type:text",
       CASE WHEN t.list = 'health_kind' THEN t.code END AS "health_kind:text", s.register_number, s.summary, s.description, s.price,
       s.entry_conditions, s.languages, s.age_from, s.age_to, s.age_note, s.opening_note, s.round_the_clock, s.status,
       s.valid_from, s.valid_to
FROM service s LEFT JOIN code t ON t.id = s.type_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- edit_service_public(id int) :one
SELECT status, slug, provider_id, kind FROM service WHERE id = :id

-- edit_service_set(id int, name text, sort_key text, provider_id int, kind text, type_id int?, register_number text, summary text, description text, price text, entry_conditions text, languages text, age_from int?, age_to int?, age_note text, opening_note text, round_the_clock bool, status text, valid_from text, valid_to text, now int) :send
UPDATE service SET name = :name, sort_key = :sort_key, provider_id = :provider_id, kind = :kind, type_id = :type_id,
    register_number = :register_number, summary = :summary, description = :description, price = :price,
    entry_conditions = :entry_conditions, languages = :languages, age_from = :age_from, age_to = :age_to,
    age_note = :age_note, opening_note = :opening_note, round_the_clock = :round_the_clock, status = :status,
    valid_from = :valid_from, valid_to = :valid_to, updated_at = :now,
    withdrawn_at = CASE WHEN :status = 'draft' THEN CASE WHEN status = 'draft' THEN withdrawn_at ELSE :now END END
WHERE id = :id

-- edit_service_add(id int, name text, sort_key text, provider_id int, kind text, type_id int?, register_number text, summary text, description text, price text, entry_conditions text, languages text, age_from int?, age_to int?, age_note text, opening_note text, round_the_clock bool, status text, valid_from text, valid_to text, now int, uuid text, slug text) :send
-- Parameters of edit_service_set first.  Under the slug, or the first of "slug-2", "slug-3" … that nobody has.
INSERT INTO service (id, name, sort_key, provider_id, kind, type_id, register_number, summary, description, price,
    entry_conditions, languages, age_from, age_to, age_note, opening_note, round_the_clock, status, valid_from, valid_to,
    updated_at, source, uuid, slug)
VALUES (:id, :name, :sort_key, :provider_id, :kind, :type_id, :register_number, :summary, :description, :price,
    :entry_conditions, :languages, :age_from, :age_to, :age_note, :opening_note, :round_the_clock, :status, :valid_from,
    :valid_to, :now, 'office', :uuid,
    CASE WHEN EXISTS (SELECT 1 FROM service WHERE slug = :slug) THEN :slug || '-' ||
    (WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE (SELECT count(*) FROM service WHERE slug = :slug || '-' || i) > 0)
     SELECT max(i) FROM n) ELSE :slug END)

-- edit_service_keys(limit int) :many
SELECT id, register_number AS "name:text" FROM service WHERE register_number IS NOT NULL ORDER BY id LIMIT :limit

-- edit_service_places(service int?, limit int) :many
-- Places of the service's provider; without a service, of all.
SELECT p.id, p.name, p.address, p.street, p.house_number, p.secret, m.name AS municipality
FROM place p LEFT JOIN municipality m ON m.id = p.municipality_id
WHERE p.vanished_on IS NULL [[ AND p.provider_id = (SELECT provider_id FROM service WHERE id = :service) ]]
ORDER BY p.id LIMIT :limit

-- edit_places_foreign(provider int, service int, ids ints) :value
-- How many of these places are another provider's and new to the service.
SELECT count(*) AS "n:int" FROM place WHERE id IN (:ids) AND provider_id <> :provider
AND id NOT IN (SELECT place_id FROM service_place WHERE service_id = :service)

-- edit_set_form(services ints, day text, limit int) :many
SELECT x.service_id AS "service:int", c.code FROM service_form x JOIN code c ON c.id = x.form_id
WHERE x.service_id IN (:services) AND (x.valid_to IS NULL OR x.valid_to >= :day) ORDER BY c.position, x.id LIMIT :limit

-- edit_set_group(services ints, day text, limit int) :many
SELECT x.service_id AS "service:int", c.code FROM service_target_group x JOIN code c ON c.id = x.group_id
WHERE x.service_id IN (:services) AND (x.valid_to IS NULL OR x.valid_to >= :day) ORDER BY c.position, x.id LIMIT :limit

-- edit_set_age(services ints, day text, limit int) :many
SELECT x.service_id AS "service:int", c.code FROM service_age_group x JOIN code c ON c.id = x.group_id
WHERE x.service_id IN (:services) AND (x.valid_to IS NULL OR x.valid_to >= :day) ORDER BY c.position, x.id LIMIT :limit

-- edit_set_place(services ints, day text, limit int) :many
SELECT x.service_id AS "service:int", x.place_id AS "place:int" FROM service_place x
WHERE x.service_id IN (:services) AND (x.valid_to IS NULL OR x.valid_to >= :day) ORDER BY x.place_id, x.id LIMIT :limit

-- edit_set_area(services ints, day text, limit int) :many
SELECT x.service_id AS "service:int", a.slug FROM service_area x JOIN area a ON a.id = x.area_id
WHERE x.service_id IN (:services) AND (x.valid_to IS NULL OR x.valid_to >= :day) ORDER BY a.sort_key, x.id LIMIT :limit

-- edit_capacity_of(services ints, day text, limit int) :many
SELECT x.service_id AS "service:int", x.amount, u.name AS unit, f.name AS form FROM service_capacity x
JOIN code u ON u.id = x.unit_id LEFT JOIN code f ON f.id = x.form_id
WHERE x.service_id IN (:services) AND (x.valid_to IS NULL OR x.valid_to >= :day) ORDER BY x.id LIMIT :limit

-- ---- places ----

-- edit_place_names(limit int) :many
SELECT p.id, coalesce(p.name, v.name) AS "name:text" FROM place p JOIN provider v ON v.id = p.provider_id
WHERE p.vanished_on IS NULL ORDER BY v.sort_key, p.id LIMIT :limit

-- edit_place_lines(ids ints, limit int) :many
SELECT p.id, coalesce(p.name, v.name) AS "name:text", v.name AS provider, p.secret, p.street, p.house_number, p.address, m.name AS municipality
FROM place p JOIN provider v ON v.id = p.provider_id LEFT JOIN municipality m ON m.id = p.municipality_id
WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- edit_place_get(ids ints, limit int) :many
SELECT p.id, p.name, p.provider_id, p.secret, p.address_point, p.street, p.house_number, p.part, p.postal_code, p.municipality_id,
       p.latitude, p.longitude, p.step_free, p.accessible_toilet, p.access_note, @edit_town
FROM place p LEFT JOIN municipality m ON m.id = p.municipality_id WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- edit_place_provider(id int) :one
SELECT provider_id FROM place WHERE id = :id

-- edit_place_set(id int, name text, provider_id int, secret bool, address_point int?, street text, house_number text, part text, postal_code text, municipality_id int?, latitude int?, longitude int?, step_free text, accessible_toilet text, access_note text) :send
-- The line of its source goes when there is an address in parts.
UPDATE place SET name = :name, provider_id = :provider_id, secret = :secret, address_point = :address_point, street = :street,
    house_number = :house_number, part = :part, postal_code = :postal_code, municipality_id = :municipality_id,
    latitude = :latitude, longitude = :longitude, step_free = :step_free, accessible_toilet = :accessible_toilet,
    access_note = :access_note, address = CASE WHEN :street IS NULL AND NOT :secret THEN address END
WHERE id = :id

-- edit_place_add(id int, name text, provider_id int, secret bool, address_point int?, street text, house_number text, part text, postal_code text, municipality_id int?, latitude int?, longitude int?, step_free text, accessible_toilet text, access_note text) :send
INSERT INTO place (id, source, name, provider_id, secret, address_point, street, house_number, part, postal_code,
    municipality_id, latitude, longitude, step_free, accessible_toilet, access_note)
VALUES (:id, 'office', :name, :provider_id, :secret, :address_point, :street, :house_number, :part, :postal_code,
    :municipality_id, :latitude, :longitude, :step_free, :accessible_toilet, :access_note)

-- edit_place_vanish(id int, day text) :send
UPDATE place SET vanished_on = :day WHERE id = :id

-- edit_place_services(place int, limit int) :many
-- Services that change with their place.
SELECT service_id AS "id:int" FROM service_place WHERE place_id = :place ORDER BY service_id LIMIT :limit

-- ---- situations ----

-- edit_situation_names(status text, limit int) :many
SELECT id, name FROM situation WHERE 1 = 1 [[ AND status = :status ]] ORDER BY sort_key, id LIMIT :limit

-- edit_situation_lines(ids ints, limit int) :many
SELECT id, name, status, updated_at FROM situation WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- edit_situation_get(ids ints, limit int) :many
SELECT id, name, description, steps, sensitive, status FROM situation WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- edit_situation_public(id int) :one
SELECT status, slug FROM situation WHERE id = :id

-- edit_situation_set(id int, name text, sort_key text, description text, steps text, sensitive bool, status text, now int) :send
UPDATE situation SET name = :name, sort_key = :sort_key, description = :description, steps = :steps, sensitive = :sensitive, status = :status,
    updated_at = :now WHERE id = :id

-- edit_situation_add(id int, uuid text, slug text, name text, sort_key text, status text, now int) :send
INSERT INTO situation (id, uuid, slug, source, name, sort_key, sensitive, status, updated_at)
VALUES (:id, :uuid, CASE WHEN EXISTS (SELECT 1 FROM situation WHERE slug = :slug) THEN :slug || '-' ||
    (WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE (SELECT count(*) FROM situation WHERE slug = :slug || '-' || i) > 0)
     SELECT max(i) FROM n) ELSE :slug END,
    'office', :name, :sort_key, FALSE, :status, :now)

-- edit_help_situations(services ints, providers ints, lines ints, limit int) :many
-- Of those that help, of one kind, whose list is given.
SELECT DISTINCT coalesce(h.service_id, h.provider_id, h.crisis_line_id) AS "owner:int", s.slug, s.sort_key, s.id
FROM situation_help h JOIN situation s ON s.id = h.situation_id
WHERE 1 = 1 [[ AND h.service_id IN (:services) ]] [[ AND h.provider_id IN (:providers) ]] [[ AND h.crisis_line_id IN (:lines) ]]
ORDER BY s.sort_key, s.id, 1 LIMIT :limit

-- edit_help_drop(situation int, service int?, provider int?, line int?) :send
DELETE FROM situation_help WHERE situation_id = :situation
[[ AND service_id = :service ]] [[ AND provider_id = :provider ]] [[ AND crisis_line_id = :line ]]

-- edit_help_add(situation int, service int?, provider int?, line int?) :send
INSERT INTO situation_help (situation_id, service_id, provider_id, crisis_line_id, position)
VALUES (:situation, :service, :provider, :line,
    (SELECT coalesce(max(position), 0) + 1 FROM situation_help WHERE situation_id = :situation))

-- ---- crisis lines ----

-- edit_line_names(limit int) :many
SELECT id, name FROM crisis_line WHERE vanished_on IS NULL ORDER BY position, id LIMIT :limit

-- edit_line_lines(ids ints, limit int) :many
SELECT id, name, availability, checked_on, updated_at FROM crisis_line WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- edit_line_get(ids ints, limit int) :many
SELECT id, name, description, availability, round_the_clock, CASE free_of_charge WHEN TRUE THEN 1 WHEN FALSE THEN 0 END AS "free_of_charge:int?",
       whom, emergency, position, checked_on FROM crisis_line WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- edit_line_set(id int, name text, description text, availability text, round_the_clock bool, free_of_charge int?, whom text, emergency bool, position int, checked_on text, now int) :send
UPDATE crisis_line SET name = :name, description = :description, availability = :availability, round_the_clock = :round_the_clock,
    free_of_charge = CASE :free_of_charge WHEN 1 THEN TRUE WHEN 0 THEN FALSE END, whom = :whom, emergency = :emergency,
    position = :position, checked_on = :checked_on, updated_at = :now WHERE id = :id

-- edit_line_add(id int, uuid text, name text, now int) :send
INSERT INTO crisis_line (id, uuid, source, name, round_the_clock, emergency, position, updated_at)
VALUES (:id, :uuid, 'office', :name, FALSE, FALSE, 0, :now)

-- edit_line_vanish(id int, day text) :send
UPDATE crisis_line SET vanished_on = :day WHERE id = :id

-- ---- offices and departments ----

-- edit_office_vanish(id int, day text) :send
UPDATE office SET vanished_on = :day WHERE id = :id

-- edit_department_vanish(id int, day text) :send
UPDATE department SET vanished_on = :day WHERE id = :id

-- edit_office_names(limit int) :many
SELECT id, name FROM office WHERE vanished_on IS NULL ORDER BY position, id LIMIT :limit

-- edit_office_lines(ids ints, limit int) :many
SELECT id, name, address, updated_at FROM office WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- edit_office_get(ids ints, limit int) :many
SELECT x.id, x.name, x.address, x.municipality_id, x.position, @edit_town
FROM office x LEFT JOIN municipality m ON m.id = x.municipality_id WHERE x.id IN (:ids) ORDER BY x.id LIMIT :limit

-- edit_office_set(id int, name text, address text, municipality_id int?, position int, now int) :send
UPDATE office SET name = :name, address = :address, municipality_id = :municipality_id, position = :position, updated_at = :now
WHERE id = :id

-- edit_office_add(id int, uuid text, name text, now int) :send
INSERT INTO office (id, uuid, source, name, position, updated_at) VALUES (:id, :uuid, 'office', :name, 0, :now)

-- edit_department_names(limit int) :many
SELECT id, name FROM department WHERE vanished_on IS NULL ORDER BY position, id LIMIT :limit

-- edit_department_lines(ids ints, limit int) :many
SELECT d.id, d.name, o.name AS office FROM department d JOIN office o ON o.id = d.office_id WHERE d.id IN (:ids) ORDER BY d.id LIMIT :limit

-- edit_department_get(ids ints, limit int) :many
SELECT id, name, office_id, address, floor, room, step_free, access_note, hours, description, agendas, position
FROM department WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- edit_department_set(id int, name text, office_id int, address text, floor text, room text, step_free text, access_note text, hours text, description text, agendas text, position int) :send
UPDATE department SET name = :name, office_id = :office_id, address = :address, floor = :floor, room = :room,
    step_free = :step_free, access_note = :access_note, hours = :hours, description = :description, agendas = :agendas,
    position = :position
WHERE id = :id

-- edit_department_add(id int, office_id int, name text) :send
INSERT INTO department (id, office_id, name, position) VALUES (:id, :office_id, :name, 0)

-- ---- municipalities that a service serves beside areas ----

-- edit_towns_of(services ints, day text, limit int) :many
SELECT x.service_id AS "service:int", @edit_town
FROM service_area x JOIN municipality m ON m.id = x.municipality_id
WHERE x.service_id IN (:services) AND (x.valid_to IS NULL OR x.valid_to >= :day) ORDER BY m.sort_key, x.id LIMIT :limit

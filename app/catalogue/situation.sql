-- situation_list(limit int) :many
-- Life situations by name, with how many ways of help each has.
SELECT s.id, s.slug, s.name, s.description, s.sensitive,
       (SELECT count(*) FROM situation_help h WHERE h.situation_id = s.id) AS "helps:int"
FROM situation s WHERE s.status = 'published'
ORDER BY s.sort_key, s.id LIMIT :limit

-- situation_get(slug text) :one
SELECT id, uuid, slug, external_id, name, description, steps, sensitive, updated_at FROM situation
WHERE slug = :slug AND status = 'published'

-- situation_services(situation int, limit int) :many
-- Ids of the services that help; a provider named as a whole stands for itself.
SELECT h.service_id AS "id:int" FROM situation_help h JOIN service s ON s.id = h.service_id
WHERE h.situation_id = :situation AND s.status = 'published' ORDER BY h.position, h.id LIMIT :limit

-- situation_providers(situation int, limit int) :many
SELECT p.id, p.slug, p.name, p.description, p.address FROM situation_help h JOIN provider p ON p.id = h.provider_id
WHERE h.situation_id = :situation AND p.status = 'published' ORDER BY h.position, h.id LIMIT :limit

-- situation_lines(situation int, limit int) :many
SELECT l.id, l.name, l.description, l.availability, l.round_the_clock, l.free_of_charge, l.checked_on, l.emergency
FROM situation_help h JOIN crisis_line l ON l.id = h.crisis_line_id
WHERE h.situation_id = :situation AND l.vanished_on IS NULL ORDER BY h.position, h.id LIMIT :limit

-- department :part
d.id, d.office_id, d.name, d.address, d.floor, d.room, d.step_free, d.access_note, d.hours, d.description, d.agendas,
       o.name AS office, o.address AS office_address

-- situation_departments(situation int, limit int) :many
SELECT @department
FROM situation_help h JOIN department d ON d.id = h.department_id JOIN office o ON o.id = d.office_id
WHERE h.situation_id = :situation AND d.vanished_on IS NULL ORDER BY h.position, h.id LIMIT :limit

-- line_list(emergency bool, limit int) :many
-- Crisis lines, or emergency numbers.
SELECT id, name, description, availability, round_the_clock, free_of_charge, whom, checked_on FROM crisis_line
WHERE emergency = :emergency AND vanished_on IS NULL ORDER BY position, id LIMIT :limit

-- line_contacts(lines ints, limit int) :many
SELECT crisis_line_id AS "line_id:int", kind, value, note FROM contact WHERE crisis_line_id IN (:lines)
ORDER BY crisis_line_id, kind, position, id LIMIT :limit

-- office_list(limit int) :many
SELECT id, name, address FROM office WHERE vanished_on IS NULL ORDER BY position, id LIMIT :limit

-- department_list(ids ints, limit int) :many
-- All departments, or these of them.
SELECT @department FROM department d JOIN office o ON o.id = d.office_id
WHERE d.vanished_on IS NULL AND o.vanished_on IS NULL [[ AND d.id IN (:ids) ]] ORDER BY o.position, d.position, d.id LIMIT :limit

-- office_contacts(limit int) :many
-- Contacts of all offices and departments.
SELECT coalesce(office_id, 0) AS "office_id:int", coalesce(department_id, 0) AS "department_id:int", kind, value, note FROM contact
WHERE office_id IS NOT NULL OR department_id IS NOT NULL
ORDER BY office_id, department_id, kind, position, id LIMIT :limit

-- provider_contacts_of(providers ints, limit int) :many
SELECT provider_id AS "provider_id:int", kind, value, note FROM contact WHERE provider_id IN (:providers)
ORDER BY provider_id, kind, position, id LIMIT :limit

-- rt_entry_of(field text) :value
SELECT max(id) AS "id:int" FROM audit_entry WHERE field = :field

-- rt_operation() :value
SELECT max(id) AS "id:int" FROM operation

-- rt_last_entry() :value
SELECT max(id) AS "id:int" FROM audit_entry

-- rt_entry_spoil(id int) :exec
UPDATE audit_entry SET new_value = 'něco jiného' WHERE id = :id

-- rt_entry_drop(id int) :exec
DELETE FROM audit_entry WHERE id = :id

-- rt_move_places(municipality int) :exec
UPDATE place SET municipality_id = :municipality

-- rt_capacity_note(service int, note text) :exec
UPDATE service_capacity SET note = :note WHERE service_id = :service

-- rt_capacities(service int, note text) :value
-- All the service has had, if they have the note.
SELECT CASE WHEN min(note) = :note THEN count(*) ELSE 0 END AS "n:int" FROM service_capacity WHERE service_id = :service

-- rt_move(provider int, municipality int) :exec
UPDATE place SET municipality_id = :municipality WHERE provider_id = :provider

-- rt_seat(provider int, municipality int) :exec
UPDATE provider SET municipality_id = :municipality WHERE id = :provider

-- rt_slugs(name text, from text, to text) :value
-- How many providers of the name have one of the slugs.
SELECT count(*) AS "n:int" FROM provider WHERE name = :name AND slug >= :from AND slug <= :to

-- rt_entries(name text, action text) :value
-- Of providers of the name that came by the last operation.
SELECT count(*) AS "n:int" FROM audit_entry WHERE record_name = :name AND action = :action
AND operation_id = (SELECT max(id) FROM operation)

-- rt_contacts(name text) :value
SELECT count(*) AS "n:int" FROM contact c JOIN provider p ON p.id = c.provider_id WHERE p.name = :name

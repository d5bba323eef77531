-- service_get(id int) :one
-- One service.
SELECT id, name, capacity, open FROM service WHERE id = :id

-- service_list(limit int) :many
SELECT name FROM service ORDER BY name, id LIMIT :limit

-- service_export() :each
SELECT id FROM service ORDER BY id

-- service_count() :value
SELECT count(*) AS "total:int" FROM service

-- service_remove(id int) :exec
DELETE FROM service WHERE id = :id

-- service_close(id int) :send
UPDATE service SET open = FALSE WHERE id = :id

-- service_add(open bool, id int, capacity int?, name text) :insert
INSERT INTO service (id, name, capacity, open)
VALUES (:id, 'a (b) ' || :name, :capacity + 1, :open)

-- a(id) :exec
DELETE FROM service WHERE id = :id

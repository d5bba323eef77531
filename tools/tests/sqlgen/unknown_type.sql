-- a(id number) :exec
DELETE FROM service WHERE id = :id

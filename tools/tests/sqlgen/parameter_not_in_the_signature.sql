-- a() :exec
DELETE FROM service WHERE id = :id

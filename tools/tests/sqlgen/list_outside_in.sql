-- a(ids ints) :exec
DELETE FROM service WHERE id = :ids

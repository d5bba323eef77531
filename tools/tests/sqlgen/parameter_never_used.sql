-- a(id int) :exec
DELETE FROM service

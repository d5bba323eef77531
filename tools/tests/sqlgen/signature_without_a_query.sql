-- a() :one

-- b() :exec
DELETE FROM service

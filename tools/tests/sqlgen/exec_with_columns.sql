-- a() :exec
SELECT id FROM service

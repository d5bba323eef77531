-- a() :one row
SELECT id FROM service

-- a() :one
SELECT count(*) AS total FROM service

-- a() :one
DELETE FROM service

-- a() :one
SELECT id,
  nmae FROM service

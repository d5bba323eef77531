-- a() :value
SELECT id, id AS again FROM service

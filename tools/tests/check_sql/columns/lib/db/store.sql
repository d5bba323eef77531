-- a() :one
SELECT * FROM a

-- b() :one
SELECT DISTINCT a.* FROM a

-- c() :value
SELECT count(*), 2 * 3 FROM a

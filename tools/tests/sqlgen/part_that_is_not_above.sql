-- a() :exec
DELETE FROM service @where

-- a() :exec
DELETE FROM service WHERE open [[ AND id = 1 ]]

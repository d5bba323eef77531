-- a(n int) :exec
DELETE FROM service WHERE open [[ AND id = :n ]]

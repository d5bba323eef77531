-- a(n text) :exec
DELETE FROM service WHERE open [[ AND name = :n

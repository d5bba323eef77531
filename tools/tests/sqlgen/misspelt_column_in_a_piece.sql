-- a(n text) :exec
DELETE FROM service
WHERE open [[ AND nmae = :n ]]

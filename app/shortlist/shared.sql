-- shared_put(code_hash text, sealed text, expires_at int) :send
INSERT INTO shared_list (code_hash, sealed, expires_at) VALUES (:code_hash, :sealed, :expires_at)

-- shared_get(code_hash text, now int) :one
SELECT sealed, expires_at FROM shared_list WHERE code_hash = :code_hash AND expires_at > :now

-- shared_drop(code_hash text) :exec
DELETE FROM shared_list WHERE code_hash = :code_hash

-- shared_count() :value
SELECT count(*) AS "n:int" FROM shared_list

-- shared_forget(now int) :exec
DELETE FROM shared_list WHERE expires_at <= :now

-- st_shared(limit int) :many
SELECT id, code_hash, sealed, expires_at FROM shared_list ORDER BY id LIMIT :limit

-- trace_from(kind text, ids ints, limit int) :many
-- Links that lead from these.
SELECT id, from_kind, from_id, to_kind, to_id, why FROM trace_link
WHERE from_kind = :kind AND from_id IN (:ids) ORDER BY from_id, id LIMIT :limit

-- trace_to(kind text, ids ints, limit int) :many
-- Links that lead to these.
SELECT id, from_kind, from_id, to_kind, to_id, why FROM trace_link
WHERE to_kind = :kind AND to_id IN (:ids) ORDER BY to_id, id LIMIT :limit

-- trace_get(id int) :one
SELECT id, from_kind, from_id, to_kind, to_id, why FROM trace_link WHERE id = :id

-- trace_between(from_kind text, from_id int, to_kind text, to_id int) :one
SELECT id, why FROM trace_link
WHERE from_kind = :from_kind AND from_id = :from_id AND to_kind = :to_kind AND to_id = :to_id

-- trace_put(from_kind text, from_id int, to_kind text, to_id int, why text, account int?, now int) :value
INSERT INTO trace_link (from_kind, from_id, to_kind, to_id, why, account_id, created_at)
VALUES (:from_kind, :from_id, :to_kind, :to_id, :why, :account, :now) RETURNING id

-- trace_reword(id int, why text) :exec
UPDATE trace_link SET why = :why WHERE id = :id

-- trace_drop(id int) :exec
DELETE FROM trace_link WHERE id = :id

-- difference_list(state text, decided text, limit int) :many
-- Open ones, or with `decided` all that are not; of one record together.
SELECT d.id, d.source, d.kind, d.record_id AS "record:int", d.field, d.theirs, d.state, d.found_at, d.decided_at, a.name AS "person:text"
FROM source_difference d LEFT JOIN account a ON a.id = d.account_id
WHERE 1 = 1 [[ AND d.state = :state ]] [[ AND d.state <> :decided ]]
ORDER BY d.kind, d.record_id, d.id LIMIT :limit

-- difference_count() :value
SELECT count(*) AS "n:int" FROM source_difference WHERE state = 'open'

-- difference_get(id int) :one
SELECT id, source, kind, record_id AS "record:int", field, theirs, state FROM source_difference WHERE id = :id

-- difference_decide(id int, state text, now int?, account int?) :exec
UPDATE source_difference SET state = :state, decided_at = :now, account_id = :account WHERE id = :id

-- difference_drop(id int) :exec
DELETE FROM source_difference WHERE id = :id

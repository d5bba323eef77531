-- session_add(token_hash text, account_id int, password_hash text, agent text, now int) :value
-- Nothing when the account was disabled or given another password meanwhile.
INSERT INTO session (token_hash, account_id, created_at, seen_at, agent)
SELECT :token_hash, id, :now, :now, :agent FROM account
WHERE id = :account_id AND password_hash = :password_hash AND disabled_at IS NULL
RETURNING id AS "id:int"

-- session_of(token_hash text, seen_after int, created_after int) :one
-- The session that still runs, and whose it is.
SELECT s.id, s.account_id, s.seen_at, a.name, a.password_temporary
FROM session s JOIN account a ON a.id = s.account_id
WHERE s.token_hash = :token_hash AND s.seen_at > :seen_after AND s.created_at > :created_after
  AND a.disabled_at IS NULL

-- session_seen(id int, now int) :exec
UPDATE session SET seen_at = :now WHERE id = :id

-- session_list(account_id int, seen_after int, created_after int) :many
-- Those that still run, the newest first.
SELECT id, token_hash, created_at, seen_at, agent FROM session
WHERE account_id = :account_id AND seen_at > :seen_after AND created_at > :created_after
ORDER BY created_at DESC, id DESC LIMIT 100

-- session_end(id int, account_id int) :exec
DELETE FROM session WHERE id = :id AND account_id = :account_id

-- session_end_token(token_hash text) :exec
DELETE FROM session WHERE token_hash = :token_hash

-- sessions_end(account_id int, keep text) :exec
-- All of the account, but the one whose token has this hash (NULL: none is kept).
DELETE FROM session WHERE account_id = :account_id [[ AND token_hash <> :keep ]]

-- sessions_forget(seen_before int, created_before int) :exec
DELETE FROM session WHERE seen_at <= :seen_before OR created_at <= :created_before

-- account_add(uuid text, email text, name text, sort_key text, folded text, password_hash text, set_at int?, temporary bool, now int) :value
-- The new account's id; 0 when the e-mail is taken.
INSERT INTO account (uuid, email, name, sort_key, folded, password_hash, password_set_at, password_temporary, created_at)
VALUES (:uuid, :email, :name, :sort_key, :folded, :password_hash, :set_at, :temporary, :now)
ON CONFLICT (email) DO NOTHING
RETURNING id AS "id:int"

-- account_by_email(email text) :one
SELECT id, uuid, email, name, password_hash, password_set_at, password_temporary, disabled_at
FROM account WHERE email = :email

-- account_by_id(id int) :one
SELECT id, uuid, email, name, password_hash, password_set_at, password_temporary, disabled_at
FROM account WHERE id = :id

-- account_get(uuid text) :one
SELECT id, uuid, email, name, password_hash, password_set_at, password_temporary, created_at, signed_in_at, disabled_at
FROM account WHERE uuid = :uuid

-- account_list(words text, limit int, offset int) :many
-- By name; with words, those in whose name or e-mail they stand.
SELECT id, uuid, email, name, signed_in_at, disabled_at
FROM account
WHERE 1 = 1 [[ AND replace(folded, :words, '') <> folded ]]
ORDER BY sort_key, id
LIMIT :limit OFFSET :offset

-- account_count(words text) :value
-- How many account_list() pages through.
SELECT count(*) AS "total:int" FROM account
WHERE 1 = 1 [[ AND replace(folded, :words, '') <> folded ]]

-- account_change(id int, email text, name text, sort_key text, folded text) :exec
UPDATE account SET email = :email, name = :name, sort_key = :sort_key, folded = :folded WHERE id = :id

-- account_set_password(id int, password_hash text, temporary bool, now int) :exec
UPDATE account SET password_hash = :password_hash, password_set_at = :now, password_temporary = :temporary
WHERE id = :id

-- account_rehash(id int, password_hash text) :exec
-- The same password, hashed with today's costs.
UPDATE account SET password_hash = :password_hash WHERE id = :id

-- account_signed_in(id int, now int) :exec
UPDATE account SET signed_in_at = :now WHERE id = :id

-- account_disable(id int, now int) :exec
UPDATE account SET disabled_at = :now WHERE id = :id AND disabled_at IS NULL

-- account_enable(id int) :exec
UPDATE account SET disabled_at = NULL WHERE id = :id AND disabled_at IS NOT NULL

-- administrators_beside(account_id int, today text) :value
-- How many others may administer the whole installation.
SELECT count(DISTINCT a.id) AS "total:int"
FROM account a JOIN role_grant g ON g.account_id = a.id
WHERE a.id <> :account_id AND a.disabled_at IS NULL AND g.role = 'admin' AND g.area_id IS NULL
  AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to >= :today)

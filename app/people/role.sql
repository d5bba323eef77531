-- grant_add(account_id int, role text, area_id int?, valid_from text, valid_to text) :exec
INSERT INTO role_grant (account_id, role, area_id, valid_from, valid_to)
VALUES (:account_id, :role, :area_id, :valid_from, :valid_to)

-- grant_of(id int, account_id int) :one
SELECT g.id, g.role, g.area_id, ar.name AS area, g.valid_to
FROM role_grant g LEFT JOIN area ar ON ar.id = g.area_id
WHERE g.id = :id AND g.account_id = :account_id

-- grant_drop(id int) :exec
DELETE FROM role_grant WHERE id = :id

-- grant_same(account_id int, role text, area_id int, today text) :value
-- How many such grants the account has now; area 0: everywhere.
SELECT count(*) AS "total:int" FROM role_grant
WHERE account_id = :account_id AND role = :role AND coalesce(area_id, 0) = :area_id
  AND (valid_to IS NULL OR valid_to >= :today)

-- grants_held(account_id int, today text) :many
-- The roles that hold today, wherever.
SELECT role, area_id FROM role_grant
WHERE account_id = :account_id AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today)
ORDER BY id LIMIT 200

-- grants_of(accounts ints) :many
-- Every grant of these accounts, also those that have ended.
SELECT g.id, g.account_id, g.role, ar.name AS area, g.valid_from, g.valid_to
FROM role_grant g LEFT JOIN area ar ON ar.id = g.area_id
WHERE g.account_id IN (:accounts)
ORDER BY g.account_id, g.role, g.id
LIMIT 2000

-- area_choices(today text) :many
-- Areas a role can be held in.
SELECT id, slug, name FROM area
WHERE valid_to IS NULL OR valid_to >= :today
ORDER BY sort_key, id LIMIT 1000

-- area_of_slug(slug text) :one
SELECT id, name FROM area WHERE slug = :slug

-- member_list(group_id int, today text, limit int) :many
-- Those whose term goes on first, then by their numbers.
SELECT m.id, m.number, m.naming, m.name, m.role, m.post, m.organisation, m.email, m.account_id, m.public_name, m.thanks,
       m.consent_on, m.valid_from, m.valid_to,
       CASE WHEN m.valid_to IS NOT NULL AND m.valid_to < :today THEN 1 ELSE 0 END AS "over:int"
FROM group_member m WHERE m.group_id = :group_id
ORDER BY CASE WHEN m.valid_to IS NOT NULL AND m.valid_to < :today THEN 1 ELSE 0 END, m.number, m.id LIMIT :limit

-- member_get(id int, group_id int) :one
SELECT id, number, naming, name, role, post, organisation, email, account_id, public_name, thanks, consent_on, valid_from,
       valid_to
FROM group_member WHERE id = :id AND group_id = :group_id

-- member_count(group_id int) :value
SELECT count(*) AS "n:int" FROM group_member WHERE group_id = :group_id

-- member_current(group_id int, today text) :value
SELECT count(*) AS "n:int" FROM group_member
WHERE group_id = :group_id AND (valid_to IS NULL OR valid_to >= :today)

-- member_number(group_id int) :value
SELECT coalesce(max(number), 0) + 1 AS "n:int" FROM group_member WHERE group_id = :group_id

-- member_add(group_id int, number int, naming text, name text, role text, valid_from text, now int) :value
INSERT INTO group_member (group_id, number, naming, name, role, public_name, thanks, valid_from, created_at, updated_at)
VALUES (:group_id, :number, :naming, :name, :role, FALSE, FALSE, :valid_from, :now, :now) RETURNING id

-- member_set(id int, naming text, name text, role text, post text, organisation text, email text, account_id int?, public_name bool, thanks bool, consent_on text, valid_from text, valid_to text, now int) :send
UPDATE group_member SET naming = :naming, name = :name, role = :role, post = :post, organisation = :organisation,
    email = :email, account_id = :account_id, public_name = :public_name, thanks = :thanks, consent_on = :consent_on,
    valid_from = :valid_from, valid_to = :valid_to, updated_at = :now
WHERE id = :id

-- member_account(email text) :one
SELECT id, email FROM account WHERE email = lower(:email)

-- member_account_email(id int) :one
SELECT email FROM account WHERE id = :id

-- member_account_taken(group_id int, account_id int, id int) :value
SELECT count(*) AS "n:int" FROM group_member
WHERE group_id = :group_id AND account_id = :account_id AND id <> :id AND valid_to IS NULL

-- member_to_invite(group_id int, day text, limit int) :many
-- Those who are members on the day and have an address; each address once.
SELECT min(id) AS "id:int", email FROM group_member
WHERE group_id = :group_id AND email IS NOT NULL AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)
GROUP BY email ORDER BY min(id) LIMIT :limit

-- member_without_email(group_id int, day text) :value
SELECT count(*) AS "n:int" FROM group_member
WHERE group_id = :group_id AND email IS NULL AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)

-- member_forget(before text, now int) :exec
-- How to reach those whose term ended long ago is forgotten.
UPDATE group_member SET email = NULL, account_id = NULL, updated_at = :now
WHERE valid_to < :before AND (email IS NOT NULL OR account_id IS NOT NULL)

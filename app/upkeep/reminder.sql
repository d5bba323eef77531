-- reminder_accounts(today text, limit int) :many
-- Who answers for some provider, can sign in to it and wants to be reminded.
SELECT a.id, a.email FROM account a
WHERE a.disabled_at IS NULL
  AND EXISTS (SELECT 1 FROM provider_account pa WHERE pa.account_id = a.id AND pa.valid_from <= :today
              AND (pa.valid_to IS NULL OR pa.valid_to >= :today))
  AND EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.role = 'provider' AND g.valid_from <= :today
              AND (g.valid_to IS NULL OR g.valid_to >= :today))
  AND NOT EXISTS (SELECT 1 FROM reminder_off o WHERE o.account_id = a.id)
ORDER BY a.id LIMIT :limit

-- reminder_services(account int, since text, today text, limit int) :many
-- Public services that the account has answered for since a day; what it has
-- changed and the office has not looked at yet is not its turn.
SELECT s.id, s.name, p.name AS provider FROM service s JOIN provider p ON p.id = s.provider_id
WHERE s.status = 'published'
  AND EXISTS (SELECT 1 FROM provider_account pa WHERE pa.provider_id = p.id AND pa.account_id = :account
              AND pa.valid_from <= :since AND (pa.valid_to IS NULL OR pa.valid_to >= :today))
  AND NOT EXISTS (SELECT 1 FROM proposal o WHERE o.kind = 'service' AND o.record_id = s.id AND o.state = 'waiting')
ORDER BY p.sort_key, p.id, s.sort_key, s.id LIMIT :limit

-- reminder_confirmed(account int) :one
-- The last day on which somebody confirmed an entry of the account's providers.
SELECT max(v.verified_on) AS "day:text" FROM verification v JOIN service s ON s.id = v.record_id
WHERE v.kind = 'service' AND v.method = 'provider'
  AND s.provider_id IN (SELECT pa.provider_id FROM provider_account pa WHERE pa.account_id = :account)

-- reminder_proposed(account int) :one
SELECT max(o.made_at) AS "at:int?" FROM proposal o
WHERE o.provider_id IN (SELECT pa.provider_id FROM provider_account pa WHERE pa.account_id = :account)

-- reminder_last(account int) :one
SELECT max(sent_on) AS "sent_on:text" FROM reminder WHERE account_id = :account

-- reminder_count(account int, after text) :value
SELECT count(*) AS "n:int" FROM reminder WHERE account_id = :account AND sent_on > :after

-- reminder_add(account int, today text, services int, token_hash text) :exec
-- 0: another program was faster.
INSERT INTO reminder (account_id, sent_on, services, token_hash) VALUES (:account, :today, :services, :token_hash)
ON CONFLICT (account_id, sent_on) DO NOTHING

-- reminder_of(token_hash text) :one
SELECT m.account_id AS "account:int", a.email FROM reminder m JOIN account a ON a.id = m.account_id
WHERE m.token_hash = :token_hash

-- reminder_off_put(account int, now int) :exec
INSERT INTO reminder_off (account_id, off_at) VALUES (:account, :now) ON CONFLICT (account_id) DO NOTHING

-- reminder_off_drop(account int) :exec
DELETE FROM reminder_off WHERE account_id = :account

-- reminder_is_off(account int) :value
SELECT count(*) AS "n:int" FROM reminder_off WHERE account_id = :account

-- reminder_patient(least int, limit int) :many
-- Who was reminded at least so often, ever, or wants no reminders.
SELECT a.id FROM account a
WHERE (SELECT count(*) FROM reminder m WHERE m.account_id = a.id) >= :least
   OR EXISTS (SELECT 1 FROM reminder_off o WHERE o.account_id = a.id)
ORDER BY a.id LIMIT :limit

-- reminder_silent(accounts ints, today text, limit int) :many
-- Providers for which only these accounts answer.
SELECT p.id FROM provider p
WHERE p.id IN (SELECT pa.provider_id FROM provider_account pa WHERE pa.account_id IN (:accounts)
               AND pa.valid_from <= :today AND (pa.valid_to IS NULL OR pa.valid_to >= :today))
  AND NOT EXISTS (SELECT 1 FROM provider_account o JOIN account a ON a.id = o.account_id
                  WHERE o.provider_id = p.id AND a.disabled_at IS NULL AND NOT o.account_id IN (:accounts)
                  AND o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to >= :today))
ORDER BY p.id LIMIT :limit

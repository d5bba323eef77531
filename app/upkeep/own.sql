-- own_providers(account int, today text, limit int) :many
-- Whose entries the account answers for today.
SELECT p.id, p.name, p.slug, p.status FROM provider p
WHERE EXISTS (SELECT 1 FROM provider_account a WHERE a.provider_id = p.id AND a.account_id = :account
              AND a.valid_from <= :today AND (a.valid_to IS NULL OR a.valid_to >= :today))
ORDER BY p.sort_key, p.id LIMIT :limit

-- own_services(provider int, limit int) :many
SELECT s.id, s.name, s.slug, s.status, s.summary, s.description, s.price, s.entry_conditions, s.opening_note, s.checked_on,
       (SELECT count(*) FROM contact c WHERE c.service_id = s.id OR c.provider_id = s.provider_id) AS "contacts:int",
       (SELECT count(*) FROM opening_hours o WHERE o.service_id = s.id) AS "hours:int",
       f.amount AS "free:int?", f.told_at AS "told_at:int?"
FROM service s LEFT JOIN free_places f ON f.service_id = s.id
WHERE s.provider_id = :provider AND s.status <> 'ended' ORDER BY s.sort_key, s.id LIMIT :limit

-- own_service_provider(service int) :value
SELECT coalesce(max(provider_id), 0) AS "provider:int" FROM service WHERE id = :service

-- own_has(provider int, account int, today text) :value
SELECT count(*) AS "n:int" FROM provider_account
WHERE provider_id = :provider AND account_id = :account AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today)

-- own_service(id int) :one
SELECT name, slug FROM service WHERE id = :id

-- free_places_put(service int, amount int, note text, now int, account int?) :exec
INSERT INTO free_places (service_id, amount, note, told_at, account_id) VALUES (:service, :amount, :note, :now, :account)
ON CONFLICT (service_id) DO UPDATE SET amount = excluded.amount, note = excluded.note, told_at = excluded.told_at,
    account_id = excluded.account_id

-- free_places_get(service int) :one
SELECT amount, note, told_at FROM free_places WHERE service_id = :service

-- free_places_drop(service int) :exec
DELETE FROM free_places WHERE service_id = :service

-- ---- proposals ----

-- proposal_waiting_of(kind text, record int) :one
SELECT id, made_at, account_id FROM proposal WHERE kind = :kind AND record_id = :record AND state = 'waiting'
ORDER BY id DESC LIMIT 1

-- proposal_last_of(kind text, record int) :one
-- The last that was decided.
SELECT id, state, note, decided_at FROM proposal WHERE kind = :kind AND record_id = :record AND state IN ('approved', 'refused')
ORDER BY id DESC LIMIT 1

-- proposal_add(kind text, record int, name text, provider int, account int, now int) :value
INSERT INTO proposal (kind, record_id, record_name, provider_id, account_id, made_at, state)
VALUES (:kind, :record, :name, :provider, :account, :now, 'waiting') RETURNING id

-- proposal_touch(id int, account int, now int) :exec
UPDATE proposal SET account_id = :account, made_at = :now WHERE id = :id

-- proposal_text_add(proposal int, field text, old_value text, new_value text) :exec
INSERT INTO proposal_text (proposal_id, field, old_value, new_value) VALUES (:proposal, :field, :old_value, :new_value)

-- proposal_texts_drop(proposal int) :exec
DELETE FROM proposal_text WHERE proposal_id = :proposal

-- proposal_texts(proposal int, limit int) :many
SELECT id, field, old_value, new_value FROM proposal_text WHERE proposal_id = :proposal ORDER BY id LIMIT :limit

-- proposal_text_accept(id int, accepted bool) :exec
UPDATE proposal_text SET accepted = :accepted WHERE id = :id

-- proposal_get(id int) :one
SELECT p.id, p.kind, p.record_id AS "record:int", p.record_name, p.provider_id, p.made_at, p.state, p.note, p.decided_at,
       v.name AS provider, a.name AS person, a.email AS email, d.name AS "decider:text"
FROM proposal p JOIN provider v ON v.id = p.provider_id JOIN account a ON a.id = p.account_id
LEFT JOIN account d ON d.id = p.decided_by WHERE p.id = :id

-- proposal_list(state text, limit int) :many
-- The longest waiting first.
SELECT p.id, p.kind, p.record_id AS "record:int", p.record_name, p.made_at, v.id AS provider_id, v.name AS provider, a.name AS person
FROM proposal p JOIN provider v ON v.id = p.provider_id JOIN account a ON a.id = p.account_id
WHERE p.state = :state ORDER BY p.made_at, p.id LIMIT :limit

-- proposal_decide(id int, state text, account int?, now int, note text) :exec
UPDATE proposal SET state = :state, decided_by = :account, decided_at = :now, note = :note WHERE id = :id AND state = 'waiting'

-- ---- invitations ----

-- invitation_add(provider int, email text, token_hash text, account int?, now int) :value
INSERT INTO invitation (provider_id, email, token_hash, made_by, made_at)
VALUES (:provider, :email, :token_hash, :account, :now) RETURNING id

-- invitation_of(token_hash text, made_after int) :one
-- One that still works.
SELECT i.id, i.email, i.provider_id, p.name AS provider FROM invitation i JOIN provider p ON p.id = i.provider_id
WHERE i.token_hash = :token_hash AND i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.made_at > :made_after

-- invitation_use(id int, now int) :exec
UPDATE invitation SET used_at = :now WHERE id = :id AND used_at IS NULL

-- invitation_withdraw(id int, now int) :exec
UPDATE invitation SET withdrawn_at = :now WHERE id = :id AND used_at IS NULL

-- invitation_list(limit int) :many
SELECT i.id, i.email, i.made_at, i.used_at, i.withdrawn_at, i.provider_id, p.name AS provider
FROM invitation i JOIN provider p ON p.id = i.provider_id ORDER BY i.id DESC LIMIT :limit

-- invitation_forget(made_before int) :exec
-- An address that did not answer is not kept.
DELETE FROM invitation WHERE used_at IS NULL AND made_at < :made_before

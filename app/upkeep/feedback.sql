-- feedback_service(slug text) :one
-- What feedback can be about, as the public sees it.  A secret place does not
-- tell where the service is.
SELECT s.id, s.name, s.provider_id, coalesce(p.municipality_id, (
    SELECT min(pl.municipality_id) FROM service_place sp JOIN place pl ON pl.id = sp.place_id
    WHERE sp.service_id = s.id AND NOT pl.secret)) AS "municipality_id:int?"
FROM service s JOIN provider p ON p.id = s.provider_id
WHERE s.slug = :slug AND s.status IN ('published', 'ended')

-- feedback_provider(slug text) :one
SELECT id, name, municipality_id FROM provider WHERE slug = :slug AND status IN ('published', 'ended')

-- feedback_situation(slug text) :one
SELECT id, name FROM situation WHERE slug = :slug AND status = 'published' AND vanished_on IS NULL

-- feedback_add(number text, kind text, topic text, service_id int?, provider_id int?, situation_id int?, entry_name text, municipality_id int?, routed text, text text, email text, language text, now int, due_on text) :value
INSERT INTO feedback (number, kind, topic, service_id, provider_id, situation_id, entry_name, municipality_id, routed,
                      text, email, language, received_at, due_on, state)
VALUES (:number, :kind, :topic, :service_id, :provider_id, :situation_id, :entry_name, :municipality_id, :routed,
        :text, :email, :language, :now, :due_on, 'new')
RETURNING id AS "id:int"

-- provider_accounts(provider_id int, today text, limit int) :many
-- Who answers for the provider's entries today.
SELECT a.id, a.email
FROM provider_account pa JOIN account a ON a.id = pa.account_id
WHERE pa.provider_id = :provider_id AND a.disabled_at IS NULL
  AND pa.valid_from <= :today AND (pa.valid_to IS NULL OR pa.valid_to >= :today)
ORDER BY pa.id LIMIT :limit

-- provider_account_add(provider_id int, account_id int, today text) :exec
INSERT INTO provider_account (provider_id, account_id, valid_from) VALUES (:provider_id, :account_id, :today)
ON CONFLICT (provider_id, account_id, valid_from) DO UPDATE SET valid_to = NULL

-- provider_account_end(provider_id int, account_id int, yesterday text) :exec
UPDATE provider_account SET valid_to = :yesterday
WHERE provider_id = :provider_id AND account_id = :account_id AND (valid_to IS NULL OR valid_to > :yesterday)

-- account_known(email text) :one
SELECT id, name FROM account WHERE email = :email

-- situation_department_email(situation_id int) :one
-- The first department that helps in the situation and can be written to.
SELECT c.value AS email
FROM situation_help h
JOIN department d ON d.id = h.department_id
JOIN contact c ON c.department_id = d.id AND c.kind = 'email'
WHERE h.situation_id = :situation_id AND d.vanished_on IS NULL
ORDER BY h.position, h.id, c.position, c.id LIMIT 1

-- officers(role text, municipality_id int, today text, limit int) :many
-- Who holds the role everywhere, or in an area with this municipality.
SELECT a.id, a.email
FROM account a
WHERE a.disabled_at IS NULL AND EXISTS (
    SELECT 1 FROM role_grant g
    WHERE g.account_id = a.id AND g.role = :role
      AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to >= :today)
      AND (g.area_id IS NULL OR EXISTS (
          SELECT 1 FROM area_municipality am
          WHERE am.area_id = g.area_id AND am.municipality_id = :municipality_id
            AND (am.valid_from IS NULL OR am.valid_from <= :today)
            AND (am.valid_to IS NULL OR am.valid_to >= :today))))
ORDER BY a.id LIMIT :limit

-- feedback_areas(municipality_id int, today text, limit int) :many
SELECT area_id FROM area_municipality
WHERE municipality_id = :municipality_id
  AND (valid_from IS NULL OR valid_from <= :today) AND (valid_to IS NULL OR valid_to >= :today)
ORDER BY area_id LIMIT :limit

-- feedback_chosen :part
-- Of an account that holds no role everywhere: what is of its areas, and what
-- is of none.
WHERE f.state IN (:states)
  [[ AND f.due_on < :late_before ]]
  [[ AND EXISTS (
      SELECT 1 FROM role_grant g
      WHERE g.account_id = :account AND g.role IN ('editor', 'desk', 'coordinator', 'head')
        AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to >= :today)
        AND (f.municipality_id IS NULL OR EXISTS (
            SELECT 1 FROM area_municipality am
            WHERE am.area_id = g.area_id AND am.municipality_id = f.municipality_id
              AND (am.valid_from IS NULL OR am.valid_from <= :today)
              AND (am.valid_to IS NULL OR am.valid_to >= :today)))) ]]

-- feedback_list(states texts, late_before text, account int?, today text, limit int, offset int) :many
-- What is to be done by its deadline, then what is done, the last first.
SELECT f.id, f.number, f.kind, f.topic, f.entry_name, f.routed, f.received_at, f.due_on, f.state, m.name AS municipality
FROM feedback f LEFT JOIN municipality m ON m.id = f.municipality_id
@feedback_chosen
ORDER BY CASE WHEN f.done_at IS NULL THEN f.due_on ELSE '9' END, f.done_at DESC, f.id
LIMIT :limit OFFSET :offset

-- feedback_total(states texts, late_before text, account int?, today text) :value
SELECT count(*) AS "total:int" FROM feedback f @feedback_chosen

-- feedback_get(number text) :one
SELECT f.id, f.number, f.kind, f.topic, f.service_id, f.provider_id, f.situation_id, f.entry_name, f.municipality_id,
       f.routed, f.text, f.email, f.language, f.received_at, f.due_on, f.state, f.note, f.answer, f.answered_at,
       f.done_at, f.forgotten_at, a.name AS person,
       s.slug AS service_slug, s.name AS service_name, s.checked_on AS service_checked,
       p.slug AS provider_slug, p.name AS provider_name, p.checked_on AS provider_checked,
       coalesce(f.provider_id, s.provider_id) AS "owner_id:int?", si.slug AS situation_slug
FROM feedback f
LEFT JOIN account a ON a.id = f.account_id
LEFT JOIN service s ON s.id = f.service_id
LEFT JOIN provider p ON p.id = coalesce(f.provider_id, s.provider_id)
LEFT JOIN situation si ON si.id = f.situation_id
WHERE f.number = :number

-- feedback_contacts(service_id int, provider_id int, limit int) :many
-- How the entry says that it is reached, the service's own first; places are
-- left out, for some are secret.
SELECT kind, value, note FROM contact
WHERE (service_id = :service_id OR provider_id = :provider_id) AND place_id IS NULL
ORDER BY CASE WHEN service_id IS NULL THEN 1 ELSE 0 END, position, id LIMIT :limit

-- feedback_answer(id int, answer text, account_id int, now int) :exec
-- 0: somebody has answered already.
UPDATE feedback SET answer = :answer, answered_at = :now, account_id = :account_id, state = 'done',
       done_at = coalesce(done_at, :now)
WHERE id = :id AND answered_at IS NULL AND forgotten_at IS NULL

-- feedback_set(id int, state text, note text, account_id int, done_at int?) :exec
UPDATE feedback SET state = :state, note = :note, account_id = :account_id, done_at = :done_at
WHERE id = :id AND forgotten_at IS NULL

-- feedback_old(done_before int, received_before int, limit int) :many
-- What is to be forgotten: long done, or very old whatever became of it.
SELECT id, entry_name FROM feedback
WHERE forgotten_at IS NULL AND (done_at < :done_before OR received_at < :received_before)
ORDER BY received_at, id LIMIT :limit

-- feedback_forget(id int, now int) :exec
UPDATE feedback SET text = NULL, email = NULL, answer = NULL, note = NULL, forgotten_at = :now WHERE id = :id

-- feedback_demo_services(limit int) :many
SELECT s.id, s.slug, s.name FROM service s WHERE s.status = 'published' ORDER BY s.sort_key, s.id LIMIT :limit

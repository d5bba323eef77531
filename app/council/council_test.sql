-- ct_area(id int, slug text, name text) :exec
INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (:id, :slug, :slug, 'town', :name, :slug)

-- ct_role_area(account int, area int) :exec
UPDATE role_grant SET area_id = :area WHERE account_id = :account

-- ct_state(id int) :one
SELECT p.state, p.signed_on, p.signed_by FROM paper p WHERE p.id = :id

-- ct_hearings(paper int) :value
SELECT count(*) AS "n:int" FROM hearing WHERE paper_id = :paper

-- ct_hearing(paper int, body text) :one
-- The last before the body.
SELECT h.id, h.attempt, h.day, h.draft, h.result, h.number, h.adopted FROM hearing h JOIN council_body b ON b.id = h.body_id
WHERE h.paper_id = :paper AND b.code = :body ORDER BY h.attempt DESC LIMIT 1

-- ct_days(paper int, body text, day text) :exec
UPDATE hearing SET day = :day WHERE paper_id = :paper AND body_id IN (SELECT id FROM council_body WHERE code = :body)

-- ct_versions(paper int) :value
SELECT count(*) AS "n:int" FROM paper_version WHERE paper_id = :paper

-- ct_spoil(paper int) :exec
UPDATE paper_version_text SET value = 'jinak' WHERE field = 'title' AND version_id IN (SELECT id FROM paper_version WHERE paper_id = :paper)

-- ct_mails() :value
SELECT count(*) AS "n:int" FROM mail

-- ct_mail() :one
SELECT recipient, body AS "text:text" FROM mail ORDER BY id DESC LIMIT 1

-- ct_task_state(id int) :one
SELECT state, settled_on FROM resolution_task WHERE id = :id

-- ct_notice_of(session int) :one
SELECT id, posted_on, removed_on, text FROM board_notice WHERE session_id = :session

-- ct_plan(slug text, area int) :value
INSERT INTO plan (uuid, slug, area_id, title, sort_key, year_from, year_to, status, stale_days, updated_at)
VALUES (:slug, :slug, :area, 'Plán', :slug, 2026, 2028, 'draft', 180, 0) RETURNING id

-- ct_edition(plan int, number int, text text, hash text, published int?) :value
INSERT INTO plan_edition (plan_id, subject, number, name, text, hash, made_at, published_at)
VALUES (:plan, 'plan', :number, 'návrh', :text, :hash, 1767225600, :published) RETURNING id

-- ct_edition_spoil(id int, text text, hash text) :exec
UPDATE plan_edition SET text = :text, hash = :hash WHERE id = :id

-- ct_annexes(paper int) :value
SELECT count(*) AS "n:int" FROM paper_annex WHERE paper_id = :paper

-- ct_version_value(paper int, field text) :one
-- Of the last version.
SELECT t.value FROM paper_version_text t JOIN paper_version v ON v.id = t.version_id
WHERE v.paper_id = :paper AND t.field = :field ORDER BY v.number DESC LIMIT 1

-- edition_numbers(plan int, limit int) :many
SELECT e.id, e.subject, e.action_plan_id, e.number, e.name, e.hash, e.made_at, e.published_at, a.name AS author, p.year AS "year:int?"
FROM plan_edition e LEFT JOIN account a ON a.id = e.account_id LEFT JOIN action_plan p ON p.id = e.action_plan_id
WHERE e.plan_id = :plan ORDER BY e.id DESC LIMIT :limit

-- edition_get(id int) :one
SELECT id, plan_id, action_plan_id, subject, number, name, text, hash, made_at, published_at FROM plan_edition WHERE id = :id

-- edition_number(plan int, subject text) :value
SELECT coalesce(max(number), 0) AS "n:int" FROM plan_edition WHERE plan_id = :plan AND subject = :subject

-- edition_of_action_public(plan int, action int) :value
-- Whether everybody can read the action plan: an edition of it, and one of its plan.
SELECT count(*) AS "n:int" FROM plan_edition e WHERE e.action_plan_id = :action AND e.published_at IS NOT NULL
AND EXISTS (SELECT 1 FROM plan_edition p WHERE p.plan_id = :plan AND p.subject = 'plan' AND p.published_at IS NOT NULL)

-- edition_add(plan int, action int?, subject text, number int, name text, text text, hash text, account int?, made_at int, published_at int?) :value
INSERT INTO plan_edition (plan_id, action_plan_id, subject, number, name, text, hash, account_id, made_at, published_at)
VALUES (:plan, :action, :subject, :number, :name, :text, :hash, :account, :made_at, :published_at) RETURNING id

-- edition_publish(id int, now int) :exec
-- Once; its text never changes.
UPDATE plan_edition SET published_at = :now WHERE id = :id AND published_at IS NULL

-- action_lines_head(id int) :one
SELECT a.id, a.plan_id, a.year, a.title, a.introduction, p.title AS plan, a.status FROM action_plan a JOIN plan p ON p.id = a.plan_id
WHERE a.id = :id

-- action_lines_items(action int, limit int) :many
SELECT i.id, m.id AS measure, m.code, m.title, i.text, i.deadline, m.deadline AS plan_deadline, m.ongoing, i.responsibility, i.conditions,
    m.conditions AS plan_conditions, m.description, i.outcome, i.outcome_reason, i.evaluation, t.code AS into_code, t.title AS into_title
FROM action_item i JOIN measure m ON m.id = i.measure_id LEFT JOIN measure t ON t.id = i.outcome_into
WHERE i.action_plan_id = :action ORDER BY m.sort_key, i.id LIMIT :limit

-- action_lines_actors(action int, limit int) :many
SELECT x.measure_id, x.name FROM measure_actor x JOIN action_item i ON i.measure_id = x.measure_id
WHERE i.action_plan_id = :action AND x.role = 'guarantor' ORDER BY x.measure_id, x.position, x.id LIMIT :limit

-- ---- what refers to them ----

-- edition_refs(area int?, ids ints, limit int) :many
SELECT e.id, e.subject, e.number, e.name, e.hash, e.made_at, e.published_at, p.slug, p.title AS plan, a.title AS "action:text", a.year AS "year:int?"
FROM plan_edition e JOIN plan p ON p.id = e.plan_id LEFT JOIN action_plan a ON a.id = e.action_plan_id
WHERE 1 = 1 [[ AND p.area_id = :area ]] [[ AND e.id IN (:ids) ]] ORDER BY e.id DESC LIMIT :limit

-- edition_texts(ids ints, limit int) :many
SELECT id, text FROM plan_edition WHERE id IN (:ids) ORDER BY id DESC LIMIT :limit

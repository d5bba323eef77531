-- office_plan_list(limit int) :many
SELECT p.id, p.title, p.area_id, a.name AS area, p.year_from, p.year_to, p.status FROM plan p JOIN area a ON a.id = p.area_id
ORDER BY a.sort_key, p.year_from DESC, p.id LIMIT :limit

-- office_plan_get(id int) :one
SELECT p.id, p.slug, p.title, p.area_id, a.name AS area, p.year_from, p.year_to, p.status FROM plan p JOIN area a ON a.id = p.area_id
WHERE p.id = :id

-- office_plan_aims(plan int, limit int) :many
SELECT id, kind, code, name, group_name FROM plan_aim WHERE plan_id = :plan ORDER BY sort_key, id LIMIT :limit

-- office_plan_sections(plan int, limit int) :many
SELECT id, part, title, text IS NULL AS "empty:bool" FROM plan_section WHERE plan_id = :plan ORDER BY part, position, id LIMIT :limit

-- office_plan_approve(plan int, now int) :exec
-- With the plan its proposed measures are approved.
UPDATE measure SET status = 'approved', updated_at = :now WHERE plan_id = :plan AND status = 'proposed'

-- office_actions(plan int, limit int) :many
SELECT id, year, title, status FROM action_plan WHERE plan_id = :plan ORDER BY year DESC, id DESC LIMIT :limit

-- office_action_insert(uuid text, plan int, year int, title text, previous int?, now int) :value
INSERT INTO action_plan (uuid, plan_id, year, title, status, previous_id, updated_at)
VALUES (:uuid, :plan, :year, :title, 'draft', :previous, :now) RETURNING id

-- office_action_get(id int) :one
SELECT a.id, a.plan_id, a.year, a.title, a.status, a.introduction, p.title AS plan, p.slug, p.area_id, p.year_to, ar.name AS area
FROM action_plan a JOIN plan p ON p.id = a.plan_id JOIN area ar ON ar.id = p.area_id WHERE a.id = :id

-- office_action_next(previous int) :value
-- The draft that was made of its evaluation, or 0.
SELECT coalesce(max(id), 0) AS "id:int" FROM action_plan WHERE previous_id = :previous

-- office_action_status(id int, status text, now int) :send
UPDATE action_plan SET status = :status, updated_at = :now WHERE id = :id

-- office_action_text_set(id int, title text, introduction text, now int) :send
UPDATE action_plan SET title = :title, introduction = :introduction, updated_at = :now WHERE id = :id

-- office_items(action int, limit int) :many
SELECT i.id, i.measure_id, m.code, m.title, m.status, m.description, i.text, i.deadline, i.responsibility, i.conditions, i.outcome,
    i.outcome_reason, i.outcome_into, i.evaluation
FROM action_item i JOIN measure m ON m.id = i.measure_id WHERE i.action_plan_id = :action ORDER BY m.sort_key, i.id LIMIT :limit

-- office_item_get(id int, action int) :one
SELECT i.id, m.code, m.title, m.description, i.text, i.deadline, i.responsibility, i.conditions
FROM action_item i JOIN measure m ON m.id = i.measure_id WHERE i.id = :id AND i.action_plan_id = :action

-- office_candidates(plan int, year int, limit int) :many
-- Open measures of the plan that no action plan of the year has.
SELECT m.id, m.code, m.title, m.status FROM measure m WHERE m.plan_id = :plan AND m.status NOT IN ('proposed', 'fulfilled', 'cancelled')
  AND NOT EXISTS (SELECT 1 FROM action_item i WHERE i.measure_id = m.id AND i.year = :year)
ORDER BY m.sort_key, m.id LIMIT :limit

-- office_in_year(measure int, year int) :one
-- The action plan of that year that has the measure.
SELECT a.id, a.title FROM action_item i JOIN action_plan a ON a.id = i.action_plan_id
WHERE i.measure_id = :measure AND i.year = :year

-- office_item_add(action int, measure int, year int, text text, deadline text, responsibility text, conditions text) :send
INSERT INTO action_item (action_plan_id, measure_id, year, text, deadline, responsibility, conditions)
VALUES (:action, :measure, :year, :text, :deadline, :responsibility, :conditions)

-- office_item_set(id int, text text, deadline text, responsibility text, conditions text) :send
UPDATE action_item SET text = :text, deadline = :deadline, responsibility = :responsibility, conditions = :conditions WHERE id = :id

-- office_item_drop(id int, action int) :exec
DELETE FROM action_item WHERE id = :id AND action_plan_id = :action

-- office_item_close(id int, outcome text, reason text, into int?, evaluation text) :send
UPDATE action_item SET outcome = :outcome, outcome_reason = :reason, outcome_into = :into, evaluation = :evaluation WHERE id = :id

-- office_merges(plan int, limit int) :many
SELECT id, merged_into FROM measure WHERE plan_id = :plan AND merged_into IS NOT NULL ORDER BY id LIMIT :limit

-- office_open_measures(plan int, limit int) :many
SELECT id, code, title FROM measure WHERE plan_id = :plan AND status NOT IN ('fulfilled', 'cancelled') ORDER BY sort_key, id LIMIT :limit

-- office_measure_get(id int) :one
SELECT m.id, m.plan_id, m.code, m.title, m.status, m.progress_told, m.progress_reason, m.progress_until, p.title AS plan, p.area_id, p.slug
FROM measure m JOIN plan p ON p.id = m.plan_id WHERE m.id = :id

-- office_notes(measure int, limit int) :many
SELECT n.kind, n.day, n.text, n.public, n.author, a.name AS account FROM measure_note n LEFT JOIN account a ON a.id = n.account_id
WHERE n.measure_id = :measure ORDER BY n.day DESC, n.id DESC LIMIT :limit

-- office_note_add(measure int, kind text, day text, text text, public bool, author text, account int?, now int) :send
INSERT INTO measure_note (measure_id, kind, day, text, public, author, account_id, made_at)
VALUES (:measure, :kind, :day, :text, :public, :author, :account, :now)

-- office_noted(measure int, day text, now int) :send
UPDATE measure SET noted_on = :day, updated_at = :now WHERE id = :measure AND (noted_on IS NULL OR noted_on < :day)

-- office_told_set(measure int, told text, reason text, account int?, until text, now int) :send
UPDATE measure SET progress_told = :told, progress_reason = :reason, progress_by = :account, progress_until = :until, updated_at = :now
WHERE id = :measure

-- office_indicators(measure int, limit int) :many
SELECT i.id, i.name, i.unit, i.target,
    (SELECT v.value FROM indicator_value v WHERE v.indicator_id = i.id ORDER BY v.day DESC LIMIT 1) AS "last:int?"
FROM indicator i WHERE i.measure_id = :measure ORDER BY i.position, i.id LIMIT :limit

-- office_value_put(indicator int, day text, value int, note text) :send
INSERT INTO indicator_value (indicator_id, day, value, note) VALUES (:indicator, :day, :value, :note)
ON CONFLICT (indicator_id, day) DO UPDATE SET value = excluded.value, note = excluded.note

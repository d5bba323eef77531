-- ---- plans ----

-- plan_names(status text, limit int) :many
SELECT id, title AS name FROM plan WHERE 1 = 1 [[ AND status = :status ]] ORDER BY sort_key, id LIMIT :limit

-- plan_titles(area int, limit int) :many
SELECT id, title, status FROM plan WHERE area_id = :area ORDER BY year_from DESC, id LIMIT :limit

-- plan_lines_of(ids ints, limit int) :many
SELECT p.id, p.title, p.status, p.year_from, p.year_to, a.name AS area, p.updated_at
FROM plan p JOIN area a ON a.id = p.area_id WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- plan_form(ids ints, limit int) :many
SELECT p.id, p.title, p.slug, a.slug AS area, p.area_id, p.year_from, p.year_to, p.status, p.author, p.source, p.vision, p.stale_days
FROM plan p JOIN area a ON a.id = p.area_id WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- plan_slug_taken(slug text) :value
SELECT count(*) AS "n:int" FROM plan WHERE slug = :slug

-- plan_add(uuid text, slug text, area int, title text, sort_key text, year_from int, year_to int, status text, stale_days int, now int) :value
INSERT INTO plan (uuid, slug, area_id, title, sort_key, year_from, year_to, status, stale_days, updated_at)
VALUES (:uuid, :slug, :area, :title, :sort_key, :year_from, :year_to, :status, :stale_days, :now) RETURNING id

-- plan_set(id int, area int, title text, sort_key text, year_from int, year_to int, author text, source text, vision text, stale_days int, now int) :send
UPDATE plan SET area_id = :area, title = :title, sort_key = :sort_key, year_from = :year_from, year_to = :year_to,
    author = :author, source = :source, vision = :vision, stale_days = :stale_days, updated_at = :now WHERE id = :id

-- plan_state_set(id int, status text, now int) :send
UPDATE plan SET status = :status, updated_at = :now WHERE id = :id

-- plan_money_outside(plan int, year_from int, year_to int) :value
-- Money of its measures in years that the plan would not have.
SELECT count(*) AS "n:int" FROM measure_money m JOIN measure x ON x.id = m.measure_id
WHERE x.plan_id = :plan AND (m.year < :year_from OR m.year > :year_to)

-- plan_choices(limit int) :many
SELECT id, slug, title, area_id, year_from, year_to, status FROM plan ORDER BY sort_key, id LIMIT :limit

-- plan_codes(list text, limit int) :many
SELECT id, code, name FROM code WHERE list = :list ORDER BY position, id LIMIT :limit

-- ---- sections ----

-- plan_section_names(plan text, limit int) :many
SELECT s.id, s.title AS name FROM plan_section s JOIN plan p ON p.id = s.plan_id WHERE 1 = 1 [[ AND p.slug = :plan ]]
ORDER BY p.sort_key, s.part, s.position, s.id LIMIT :limit

-- section_lines(ids ints, limit int) :many
SELECT s.id, s.title, s.part, p.title AS plan, s.text IS NULL AS "empty:bool", s.updated_at
FROM plan_section s JOIN plan p ON p.id = s.plan_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- plan_section_form(ids ints, limit int) :many
SELECT s.id, s.title, p.slug AS plan, p.area_id, s.part, s.position, s.text
FROM plan_section s JOIN plan p ON p.id = s.plan_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- plan_section_add(plan int, part text, position int, title text, text text, now int) :value
INSERT INTO plan_section (plan_id, part, position, title, text, updated_at)
VALUES (:plan, :part, :position, :title, :text, :now) RETURNING id

-- plan_section_set(id int, plan int, part text, position int, title text, text text, now int) :send
UPDATE plan_section SET plan_id = :plan, part = :part, position = :position, title = :title, text = :text, updated_at = :now
WHERE id = :id

-- section_drop(id int) :send
DELETE FROM plan_section WHERE id = :id

-- ---- SWOT ----

-- swot_names(plan text, limit int) :many
SELECT s.id, s.group_name AS name FROM plan_swot s JOIN plan p ON p.id = s.plan_id WHERE 1 = 1 [[ AND p.slug = :plan ]]
ORDER BY p.sort_key, s.id LIMIT :limit

-- swot_lines(ids ints, limit int) :many
SELECT s.id, s.group_name, p.title AS plan, s.updated_at
FROM plan_swot s JOIN plan p ON p.id = s.plan_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- swot_form(ids ints, limit int) :many
SELECT s.id, s.group_name, p.slug AS plan, p.area_id, s.strengths, s.weaknesses, s.opportunities, s.threats
FROM plan_swot s JOIN plan p ON p.id = s.plan_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- swot_add(plan int, group_name text, now int) :value
INSERT INTO plan_swot (plan_id, group_name, updated_at) VALUES (:plan, :group_name, :now) RETURNING id

-- swot_set(id int, plan int, group_name text, strengths text, weaknesses text, opportunities text, threats text, now int) :send
UPDATE plan_swot SET plan_id = :plan, group_name = :group_name, strengths = :strengths, weaknesses = :weaknesses,
    opportunities = :opportunities, threats = :threats, updated_at = :now WHERE id = :id

-- swot_drop(id int) :send
DELETE FROM plan_swot WHERE id = :id

-- ---- priorities and goals ----

-- aim_names(plan text, kind text, limit int) :many
SELECT a.id, a.name FROM plan_aim a JOIN plan p ON p.id = a.plan_id
WHERE 1 = 1 [[ AND p.slug = :plan ]] [[ AND a.kind = :kind ]] ORDER BY p.sort_key, a.sort_key, a.id LIMIT :limit

-- aim_lines(ids ints, limit int) :many
SELECT a.id, a.name, a.code, a.kind, p.title AS plan, a.updated_at
FROM plan_aim a JOIN plan p ON p.id = a.plan_id WHERE a.id IN (:ids) ORDER BY a.id LIMIT :limit

-- aim_form(ids ints, limit int) :many
SELECT a.id, a.name, a.code, a.kind, p.slug AS plan, p.area_id, a.group_name, a.description, a.region_goal
FROM plan_aim a JOIN plan p ON p.id = a.plan_id WHERE a.id IN (:ids) ORDER BY a.id LIMIT :limit

-- aim_of_code(plan int, code text) :one
SELECT id, kind FROM plan_aim WHERE plan_id = :plan AND code = :code

-- aim_add(plan int, kind text, code text, sort_key text, name text, now int) :value
INSERT INTO plan_aim (plan_id, kind, code, sort_key, name, updated_at)
VALUES (:plan, :kind, :code, :sort_key, :name, :now) RETURNING id

-- aim_set(id int, plan int, kind text, parent int?, code text, sort_key text, name text, group_name text, description text, region_goal text, now int) :send
UPDATE plan_aim SET plan_id = :plan, kind = :kind, parent_id = :parent, code = :code, sort_key = :sort_key, name = :name,
    group_name = :group_name, description = :description, region_goal = :region_goal, updated_at = :now WHERE id = :id

-- aim_used(id int) :value
SELECT (SELECT count(*) FROM measure m WHERE m.aim_id = :id) + (SELECT count(*) FROM plan_aim g WHERE g.parent_id = :id) AS "n:int"

-- aim_drop(id int) :send
DELETE FROM plan_aim WHERE id = :id

-- ---- measures ----

-- measure_names(plan text, status text, limit int) :many
SELECT m.id, m.title AS name FROM measure m JOIN plan p ON p.id = m.plan_id
WHERE 1 = 1 [[ AND p.slug = :plan ]] [[ AND m.status = :status ]] ORDER BY p.sort_key, m.sort_key, m.id LIMIT :limit

-- measure_lines(ids ints, limit int) :many
SELECT m.id, m.title, m.code, m.status, p.title AS plan, m.updated_at
FROM measure m JOIN plan p ON p.id = m.plan_id WHERE m.id IN (:ids) ORDER BY m.id LIMIT :limit

-- measure_form(ids ints, limit int) :many
SELECT m.id, m.title, m.code, p.slug AS plan, p.area_id, a.code AS aim, m.group_name, k.code AS kind, m.description, m.justification,
    m.evidence, m.start_on, m.deadline, m.ongoing, m.conditions, m.outputs, m.risks, m.fte, u.code AS capacity_unit, m.capacity_from,
    m.capacity_to, m.network_request, m.network_state, m.region_goal, m.guarantor_email
FROM measure m JOIN plan p ON p.id = m.plan_id LEFT JOIN plan_aim a ON a.id = m.aim_id LEFT JOIN code k ON k.id = m.kind_id
LEFT JOIN code u ON u.id = m.capacity_unit_id WHERE m.id IN (:ids) ORDER BY m.id LIMIT :limit

-- measure_form_codes(ids ints, limit int) :many
SELECT mc.measure_id, c.list, c.code FROM measure_code mc JOIN code c ON c.id = mc.code_id
WHERE mc.measure_id IN (:ids) ORDER BY mc.measure_id, c.position, c.id LIMIT :limit

-- measure_form_actors(ids ints, limit int) :many
SELECT measure_id, role, name, specifier FROM measure_actor WHERE measure_id IN (:ids)
ORDER BY measure_id, position, id LIMIT :limit

-- measure_form_steps(ids ints, limit int) :many
SELECT measure_id, name, due_on, done_on, cancelled FROM measure_step WHERE measure_id IN (:ids)
ORDER BY measure_id, position, id LIMIT :limit

-- measure_form_money(ids ints, limit int) :many
SELECT m.measure_id, m.year, c.name AS source, m.planned, m.spent FROM measure_money m JOIN code c ON c.id = m.source_id
WHERE m.measure_id IN (:ids) ORDER BY m.measure_id, m.year, c.position, m.id LIMIT :limit

-- measure_form_indicators(ids ints, limit int) :many
SELECT measure_id, id, name, unit, baseline, target, source FROM indicator WHERE measure_id IN (:ids)
ORDER BY measure_id, position, id LIMIT :limit

-- measure_of_code(plan int, code text) :value
SELECT coalesce(max(id), 0) AS "id:int" FROM measure WHERE plan_id = :plan AND code = :code

-- measure_add(uuid text, plan int, code text, sort_key text, title text, status text, now int) :value
INSERT INTO measure (uuid, plan_id, code, sort_key, title, ongoing, status, updated_at)
VALUES (:uuid, :plan, :code, :sort_key, :title, FALSE, :status, :now) RETURNING id

-- measure_set(id int, plan int, aim int?, code text, sort_key text, title text, group_name text, kind int?, description text, justification text, evidence text, start_on text, deadline text, ongoing bool, conditions text, outputs text, risks text, fte int?, capacity_unit int?, capacity_from int?, capacity_to int?, network_request text, network_state text, region_goal text, guarantor_email text, now int) :send
UPDATE measure SET plan_id = :plan, aim_id = :aim, code = :code, sort_key = :sort_key, title = :title, group_name = :group_name,
    kind_id = :kind, description = :description, justification = :justification, evidence = :evidence, start_on = :start_on,
    deadline = :deadline, ongoing = :ongoing, conditions = :conditions, outputs = :outputs, risks = :risks, fte = :fte,
    capacity_unit_id = :capacity_unit, capacity_from = :capacity_from, capacity_to = :capacity_to,
    network_request = :network_request, network_state = :network_state, region_goal = :region_goal,
    guarantor_email = :guarantor_email, updated_at = :now WHERE id = :id

-- measure_codes_drop(measure int) :send
DELETE FROM measure_code WHERE measure_id = :measure

-- measure_code_add(measure int, code int) :insert
INSERT INTO measure_code (measure_id, code_id) VALUES (:measure, :code)

-- measure_actors_drop(measure int, role text) :send
DELETE FROM measure_actor WHERE measure_id = :measure AND role = :role

-- measure_actor_add(measure int, role text, position int, name text, specifier text) :insert
INSERT INTO measure_actor (measure_id, role, position, name, specifier) VALUES (:measure, :role, :position, :name, :specifier)

-- measure_steps_drop(measure int) :send
DELETE FROM measure_step WHERE measure_id = :measure

-- measure_step_add(measure int, position int, name text, due_on text, done_on text, cancelled bool) :insert
INSERT INTO measure_step (measure_id, position, name, due_on, done_on, cancelled)
VALUES (:measure, :position, :name, :due_on, :done_on, :cancelled)

-- measure_money_drop(measure int) :send
DELETE FROM measure_money WHERE measure_id = :measure

-- measure_money_add(measure int, year int, source int, planned int?, spent int?) :insert
INSERT INTO measure_money (measure_id, year, source_id, planned, spent) VALUES (:measure, :year, :source, :planned, :spent)

-- indicator_add(measure int, position int, name text, unit text, baseline int?, target int?, source text) :insert
INSERT INTO indicator (measure_id, position, name, unit, baseline, target, source)
VALUES (:measure, :position, :name, :unit, :baseline, :target, :source)

-- indicator_set(id int, position int, name text, unit text, baseline int?, target int?, source text) :send
UPDATE indicator SET position = :position, name = :name, unit = :unit, baseline = :baseline, target = :target, source = :source
WHERE id = :id

-- indicator_values_count(indicator int) :value
SELECT count(*) AS "n:int" FROM indicator_value WHERE indicator_id = :indicator

-- indicator_drop(id int) :send
DELETE FROM indicator WHERE id = :id

-- measure_state_set(id int, status text, into int?, now int) :send
UPDATE measure SET status = :status, merged_into = :into, updated_at = :now WHERE id = :id

-- measure_public(id int) :one
-- Where the public reads about it, when it stands in a published edition of its plan.
SELECT p.slug, m.code FROM measure m JOIN plan p ON p.id = m.plan_id
WHERE m.id = :id AND EXISTS (SELECT 1 FROM plan_edition e WHERE e.plan_id = p.id AND e.subject = 'plan' AND e.published_at IS NOT NULL)

-- plan_public(id int) :one
SELECT p.slug FROM plan p
WHERE p.id = :id AND EXISTS (SELECT 1 FROM plan_edition e WHERE e.plan_id = p.id AND e.subject = 'plan' AND e.published_at IS NOT NULL)

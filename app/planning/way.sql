-- What of plans stands on the way from evidence to results (app/trace).

-- way_open :part
(:open = 0 OR EXISTS (SELECT 1 FROM plan_edition e WHERE e.plan_id = p.id AND e.subject = 'plan' AND e.published_at IS NOT NULL))

-- way_aims(ids ints, kind text, open int, limit int) :many
SELECT x.id, x.code, x.name, p.slug, p.title AS plan FROM plan_aim x JOIN plan p ON p.id = x.plan_id
WHERE x.id IN (:ids) AND x.kind = :kind AND @way_open ORDER BY x.id LIMIT :limit

-- way_measures(ids ints, open int, limit int) :many
SELECT m.id, m.code, m.title, p.slug, p.title AS plan FROM measure m JOIN plan p ON p.id = m.plan_id
WHERE m.id IN (:ids) AND @way_open ORDER BY m.id LIMIT :limit

-- way_indicators(ids ints, open int, limit int) :many
SELECT i.id, i.name, i.unit, m.code, p.slug FROM indicator i JOIN measure m ON m.id = i.measure_id JOIN plan p ON p.id = m.plan_id
WHERE i.id IN (:ids) AND @way_open ORDER BY i.id LIMIT :limit

-- way_outcomes(ids ints, open int, limit int) :many
-- What years brought; the public sees those of published action plans.
SELECT t.id, t.year, t.outcome, t.evaluation, t.action_plan_id, p.slug FROM action_item t
JOIN action_plan a ON a.id = t.action_plan_id JOIN plan p ON p.id = a.plan_id
WHERE t.id IN (:ids) AND t.outcome IS NOT NULL AND (:open = 0 OR EXISTS
    (SELECT 1 FROM plan_edition e WHERE e.action_plan_id = a.id AND e.published_at IS NOT NULL))
ORDER BY t.id LIMIT :limit

-- way_notes(ids ints, open int, limit int) :many
-- Evaluations of measures.
SELECT n.id, n.day, n.text, m.code, p.slug FROM measure_note n JOIN measure m ON m.id = n.measure_id JOIN plan p ON p.id = m.plan_id
WHERE n.id IN (:ids) AND n.kind = 'evaluation' AND (:open = 0 OR n.public) AND @way_open ORDER BY n.id LIMIT :limit

-- ---- all, to choose from ----

-- way_all_aims(kind text, limit int) :many
SELECT x.id, x.code, x.name, p.title AS plan FROM plan_aim x JOIN plan p ON p.id = x.plan_id
WHERE x.kind = :kind ORDER BY p.year_from DESC, p.id, x.sort_key, x.id LIMIT :limit

-- way_all_measures(limit int) :many
SELECT m.id, m.code, m.title AS name, p.title AS plan FROM measure m JOIN plan p ON p.id = m.plan_id
ORDER BY p.year_from DESC, p.id, m.sort_key, m.id LIMIT :limit

-- way_all_indicators(limit int) :many
SELECT i.id, m.code, i.name, p.title AS plan FROM indicator i JOIN measure m ON m.id = i.measure_id JOIN plan p ON p.id = m.plan_id
ORDER BY p.year_from DESC, p.id, m.sort_key, i.position, i.id LIMIT :limit

-- ---- links that plans hold themselves ----

-- way_goals_of(priorities ints, goals ints, limit int) :many
-- Goals of these priorities, and these goals, each with its priority.
SELECT id, parent_id AS "parent_id:int" FROM plan_aim
WHERE kind = 'goal' AND parent_id IS NOT NULL AND (parent_id IN (:priorities) OR id IN (:goals)) ORDER BY id LIMIT :limit

-- way_measures_of(aims ints, measures ints, limit int) :many
-- Measures of these priorities or goals, and these measures, each with what it serves.
SELECT m.id, x.id AS aim_id, x.kind FROM measure m JOIN plan_aim x ON x.id = m.aim_id
WHERE x.id IN (:aims) OR m.id IN (:measures) ORDER BY m.id LIMIT :limit

-- way_merged(measures ints, limit int) :many
SELECT id, merged_into AS "merged_into:int" FROM measure
WHERE merged_into IS NOT NULL AND (id IN (:measures) OR merged_into IN (:measures)) ORDER BY id LIMIT :limit

-- way_indicators_of(measures ints, indicators ints, limit int) :many
SELECT id, measure_id FROM indicator WHERE measure_id IN (:measures) OR id IN (:indicators) ORDER BY id LIMIT :limit

-- way_outcomes_of(measures ints, items ints, limit int) :many
SELECT id, measure_id FROM action_item
WHERE outcome IS NOT NULL AND (measure_id IN (:measures) OR id IN (:items)) ORDER BY id LIMIT :limit

-- way_notes_of(measures ints, notes ints, limit int) :many
SELECT id, measure_id FROM measure_note
WHERE kind = 'evaluation' AND (measure_id IN (:measures) OR id IN (:notes)) ORDER BY id LIMIT :limit

-- way_plan_measures(slug text, limit int) :many
SELECT m.id FROM measure m JOIN plan p ON p.id = m.plan_id WHERE p.slug = :slug ORDER BY m.sort_key, m.id LIMIT :limit

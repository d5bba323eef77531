-- public_plans(limit int) :many
-- Plans of which an edition is public.
SELECT p.id, p.slug, p.title, p.status, p.year_from, p.year_to, a.name AS area FROM plan p JOIN area a ON a.id = p.area_id
WHERE EXISTS (SELECT 1 FROM plan_edition e WHERE e.plan_id = p.id AND e.subject = 'plan' AND e.published_at IS NOT NULL)
ORDER BY a.sort_key, p.year_from DESC, p.id LIMIT :limit

-- public_plan(slug text) :one
SELECT p.id, p.slug, p.title, p.status, p.year_from, p.year_to, p.area_id, a.name AS area,
    (SELECT e.id FROM plan_edition e WHERE e.plan_id = p.id AND e.subject = 'plan' AND e.published_at IS NOT NULL
     ORDER BY e.number DESC LIMIT 1) AS "edition:int?"
FROM plan p JOIN area a ON a.id = p.area_id WHERE p.slug = :slug

-- public_editions(plan int, limit int) :many
SELECT e.id, e.subject, e.number, e.name, e.hash, e.published_at, p.year AS "year:int?" FROM plan_edition e LEFT JOIN action_plan p ON p.id = e.action_plan_id
WHERE e.plan_id = :plan AND e.published_at IS NOT NULL ORDER BY e.id DESC LIMIT :limit

-- public_actions(plan int, limit int) :many
-- Action plans of which an edition is public, with the newest.
SELECT a.id, a.year, a.title, a.status, max(e.id) AS "edition:int" FROM action_plan a JOIN plan_edition e ON e.action_plan_id = a.id
WHERE a.plan_id = :plan AND e.published_at IS NOT NULL GROUP BY a.id, a.year, a.title, a.status ORDER BY a.year DESC, a.id DESC LIMIT :limit

-- public_newer(plan int, subject text, number int) :value
-- The newest public edition after this one, or 0.
SELECT coalesce(max(id), 0) AS "id:int" FROM plan_edition
WHERE plan_id = :plan AND subject = :subject AND number > :number AND published_at IS NOT NULL

-- public_notes(measure int, limit int) :many
SELECT id, kind, day, text, author FROM measure_note WHERE measure_id = :measure AND public ORDER BY day DESC, id DESC LIMIT :limit

-- public_measure_actions(measure int, limit int) :many
-- Years whose public action plan has the measure.
SELECT a.id, a.year, a.title, i.text FROM action_plan a JOIN action_item i ON i.action_plan_id = a.id
WHERE i.measure_id = :measure AND EXISTS (SELECT 1 FROM plan_edition e WHERE e.action_plan_id = a.id AND e.published_at IS NOT NULL)
ORDER BY a.year DESC, a.id LIMIT :limit

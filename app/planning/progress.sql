-- Of one plan, or of all plans at once when none is named.

-- progress_measures(plan int?, limit int) :many
SELECT m.id, m.plan_id, m.code, m.sort_key, m.title, a.code AS aim, m.group_name, m.status, m.deadline, m.ongoing, m.noted_on, m.progress_told,
    m.progress_reason, m.progress_until, t.code AS into_code, p.stale_days,
    EXISTS (SELECT 1 FROM measure_actor x WHERE x.measure_id = m.id AND x.role = 'guarantor') AS "guaranteed:bool"
FROM measure m JOIN plan p ON p.id = m.plan_id LEFT JOIN plan_aim a ON a.id = m.aim_id LEFT JOIN measure t ON t.id = m.merged_into
WHERE 1 = 1 [[ AND m.plan_id = :plan ]] ORDER BY m.plan_id, m.sort_key, m.id LIMIT :limit

-- progress_steps(plan int?, limit int) :many
SELECT s.measure_id, s.due_on, s.done_on, s.cancelled FROM measure_step s JOIN measure m ON m.id = s.measure_id
WHERE 1 = 1 [[ AND m.plan_id = :plan ]] ORDER BY s.measure_id, s.position, s.id LIMIT :limit

-- progress_indicators(plan int?, limit int) :many
SELECT i.measure_id, i.name, i.unit, i.baseline, i.target,
    (SELECT v.value FROM indicator_value v WHERE v.indicator_id = i.id ORDER BY v.day DESC LIMIT 1) AS "last:int?"
FROM indicator i JOIN measure m ON m.id = i.measure_id WHERE 1 = 1 [[ AND m.plan_id = :plan ]] ORDER BY i.measure_id, i.position, i.id LIMIT :limit

-- progress_money(plan int?, limit int) :many
SELECT x.measure_id, sum(x.planned) AS "planned:int?", sum(x.spent) AS "spent:int?" FROM measure_money x
JOIN measure m ON m.id = x.measure_id WHERE 1 = 1 [[ AND m.plan_id = :plan ]] GROUP BY x.measure_id ORDER BY x.measure_id LIMIT :limit

-- progress_news(plan int?, limit int) :many
-- The last public news of each measure.
SELECT n.measure_id, n.day, n.text FROM measure_note n JOIN measure m ON m.id = n.measure_id
WHERE n.public [[ AND m.plan_id = :plan ]] AND n.id = (SELECT x.id FROM measure_note x WHERE x.measure_id = m.id AND x.public
  ORDER BY x.day DESC, x.id DESC LIMIT 1)
ORDER BY n.measure_id LIMIT :limit

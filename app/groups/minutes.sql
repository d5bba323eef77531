-- minutes_set(id int, revision int, pen text, summary text, now int) :send
UPDATE meeting SET revision = :revision, pen = :pen, summary = :summary, updated_at = :now WHERE id = :id

-- task_list(meeting_id int, limit int) :many
SELECT k.id, k.item_id, k.text, k.member_id, k.who, k.due, k.state, p.number, p.naming, p.name, p.role, p.organisation,
       p.public_name
FROM group_task k LEFT JOIN group_member p ON p.id = k.member_id
WHERE k.meeting_id = :meeting_id ORDER BY k.id LIMIT :limit

-- task_open(group_id int, before text, meeting_id int, limit int) :many
-- What earlier meetings gave and was still open when this one began, with what it heard.
SELECT k.id, k.text, k.member_id, k.who, k.due, coalesce(r.state, k.state) AS "state:text", r.note, m.number AS given,
       p.number, p.naming, p.name, p.role, p.organisation, p.public_name
FROM group_task k
JOIN meeting m ON m.id = k.meeting_id
LEFT JOIN group_member p ON p.id = k.member_id
LEFT JOIN task_report r ON r.task_id = k.id AND r.meeting_id = :meeting_id
WHERE m.group_id = :group_id AND m.day < :before AND (k.state = 'open' OR r.id IS NOT NULL)
ORDER BY k.due IS NULL, k.due, k.id LIMIT :limit

-- task_group_open(group_id int, limit int) :many
SELECT k.id, k.text, k.member_id, k.who, k.due, m.number AS given, p.number, p.naming, p.name, p.role, p.organisation,
       p.public_name
FROM group_task k JOIN meeting m ON m.id = k.meeting_id LEFT JOIN group_member p ON p.id = k.member_id
WHERE m.group_id = :group_id AND k.state = 'open'
ORDER BY k.due IS NULL, k.due, k.id LIMIT :limit

-- task_add(meeting_id int, item_id int?, text text, member_id int?, who text, due text) :value
INSERT INTO group_task (meeting_id, item_id, text, member_id, who, due, state)
VALUES (:meeting_id, :item_id, :text, :member_id, :who, :due, 'open') RETURNING id

-- task_drop(id int, meeting_id int) :send
DELETE FROM group_task WHERE id = :id AND meeting_id = :meeting_id

-- task_reported(id int) :value
-- How many meetings have heard of it.
SELECT count(*) AS "n:int" FROM task_report WHERE task_id = :id

-- task_state_set(id int, state text, closed_on text) :send
UPDATE group_task SET state = :state, closed_on = :closed_on WHERE id = :id

-- task_report_put(task_id int, meeting_id int, state text, note text) :send
INSERT INTO task_report (task_id, meeting_id, state, note) VALUES (:task_id, :meeting_id, :state, :note)
ON CONFLICT (meeting_id, task_id) DO UPDATE SET state = excluded.state, note = excluded.note

-- task_report_drop(task_id int, meeting_id int) :send
DELETE FROM task_report WHERE task_id = :task_id AND meeting_id = :meeting_id

-- task_heard(meeting_id int, limit int) :many
-- What a meeting heard of earlier tasks.
SELECT r.state, r.note, k.text, k.who, k.due, k.member_id, m.number AS given, p.number, p.naming, p.name, p.role,
       p.organisation, p.public_name
FROM task_report r JOIN group_task k ON k.id = r.task_id JOIN meeting m ON m.id = k.meeting_id
LEFT JOIN group_member p ON p.id = k.member_id
WHERE r.meeting_id = :meeting_id ORDER BY k.id LIMIT :limit

-- resolution_list(meeting_id int, limit int) :many
SELECT id, item_id, number, text, votes_for, votes_against, votes_none FROM group_resolution
WHERE meeting_id = :meeting_id ORDER BY number LIMIT :limit

-- resolution_number(meeting_id int) :value
SELECT coalesce(max(number), 0) + 1 AS "n:int" FROM group_resolution WHERE meeting_id = :meeting_id

-- resolution_add(meeting_id int, item_id int?, number int, text text, yes int?, no int?, none int?) :value
INSERT INTO group_resolution (meeting_id, item_id, number, text, votes_for, votes_against, votes_none)
VALUES (:meeting_id, :item_id, :number, :text, :yes, :no, :none) RETURNING id

-- resolution_drop(id int, meeting_id int) :send
DELETE FROM group_resolution WHERE id = :id AND meeting_id = :meeting_id

-- resolution_most_votes(meeting_id int) :value
-- The most votes that a resolution of the meeting counts.
SELECT coalesce(max(coalesce(votes_for, 0) + coalesce(votes_against, 0) + coalesce(votes_none, 0)), 0) AS "n:int"
FROM group_resolution WHERE meeting_id = :meeting_id

-- amendment_list(meeting_id int, limit int) :many
SELECT day, text FROM minutes_amendment WHERE meeting_id = :meeting_id ORDER BY id LIMIT :limit

-- amendment_add(meeting_id int, day text, text text, account_id int) :send
INSERT INTO minutes_amendment (meeting_id, day, text, account_id) VALUES (:meeting_id, :day, :text, :account_id)

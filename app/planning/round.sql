-- Rounds of news.

-- rounds_all(limit int) :many
-- The newest first, with how many measures they ask about and how many were answered.
SELECT r.id, r.name, r.due_on, r.opened_at, r.closed_at, p.title AS plan, p.area_id,
    (SELECT count(*) FROM news_round_item i WHERE i.round_id = r.id) AS "asked:int",
    (SELECT count(*) FROM news_round_item i WHERE i.round_id = r.id AND i.note_id IS NOT NULL) AS "answered:int",
    (SELECT count(*) FROM news_round_item i JOIN measure_note n ON n.id = i.note_id
     WHERE i.round_id = r.id AND NOT n.public) AS "unread:int"
FROM news_round r JOIN plan p ON p.id = r.plan_id ORDER BY r.id DESC LIMIT :limit

-- round_get(id int) :one
SELECT r.id, r.plan_id, r.name, r.due_on, r.message, r.opened_at, r.closed_at, p.title AS plan, p.area_id
FROM news_round r JOIN plan p ON p.id = r.plan_id WHERE r.id = :id

-- round_insert(plan int, name text, due_on text, message text) :value
INSERT INTO news_round (plan_id, name, due_on, message) VALUES (:plan, :name, :due_on, :message) RETURNING id

-- round_set(id int, name text, due_on text, message text) :send
UPDATE news_round SET name = :name, due_on = :due_on, message = :message WHERE id = :id

-- round_take_plan(round int, plan int) :exec
-- It asks about the open measures of the plan.
INSERT INTO news_round_item (round_id, measure_id)
SELECT :round, m.id FROM measure m WHERE m.plan_id = :plan AND m.status NOT IN ('proposed', 'fulfilled', 'cancelled')

-- round_take_year(round int, action int) :exec
-- It asks about the open measures of an action plan.
INSERT INTO news_round_item (round_id, measure_id)
SELECT :round, m.id FROM action_item a JOIN measure m ON m.id = a.measure_id
WHERE a.action_plan_id = :action AND m.status NOT IN ('proposed', 'fulfilled', 'cancelled')

-- round_open(id int, now int) :exec
UPDATE news_round SET opened_at = coalesce(opened_at, :now), closed_at = NULL WHERE id = :id

-- round_close(id int, now int) :exec
UPDATE news_round SET closed_at = :now WHERE id = :id AND closed_at IS NULL

-- rounds_running(limit int) :many
SELECT id FROM news_round WHERE opened_at IS NOT NULL AND closed_at IS NULL ORDER BY id LIMIT :limit

-- round_items(round int, limit int) :many
-- Measures of a round: who is asked, and what was answered.
SELECT i.measure_id, m.code, m.title, lower(m.guarantor_email) AS "email:text", i.note_id, n.day, n.text, n.author,
    coalesce(n.public, FALSE) AS "public:bool"
FROM news_round_item i JOIN measure m ON m.id = i.measure_id LEFT JOIN measure_note n ON n.id = i.note_id
WHERE i.round_id = :round ORDER BY m.sort_key, m.id LIMIT :limit

-- round_guarantors(round int, limit int) :many
SELECT a.measure_id, a.name FROM measure_actor a JOIN news_round_item i ON i.measure_id = a.measure_id AND i.round_id = :round
WHERE a.role = 'guarantor' ORDER BY a.measure_id, a.position, a.id LIMIT :limit

-- round_letters(round int, limit int) :many
SELECT email, sent_on FROM news_round_letter WHERE round_id = :round ORDER BY email, sent_on LIMIT :limit

-- round_letter_add(round int, email text, today text, token_hash text) :exec
-- 0: another program was faster.
INSERT INTO news_round_letter (round_id, email, sent_on, token_hash) VALUES (:round, :email, :today, :token_hash)
ON CONFLICT (round_id, email, sent_on) DO NOTHING

-- round_letters_forget(closed_before int) :exec
DELETE FROM news_round_letter WHERE round_id IN (SELECT id FROM news_round WHERE closed_at < :closed_before)

-- round_of_letter(token_hash text) :one
SELECT l.round_id, l.email, r.due_on, r.name, r.message, r.closed_at, p.title AS plan, a.name AS area
FROM news_round_letter l JOIN news_round r ON r.id = l.round_id JOIN plan p ON p.id = r.plan_id JOIN area a ON a.id = p.area_id
WHERE l.token_hash = :token_hash

-- round_measure(id int) :one
SELECT id, code, title, description, conditions, deadline, ongoing FROM measure WHERE id = :id

-- round_steps(measure int, limit int) :many
-- Activities that are not done yet.
SELECT id, name, due_on FROM measure_step WHERE measure_id = :measure AND done_on IS NULL AND NOT cancelled
ORDER BY position, id LIMIT :limit

-- round_step_done(id int, measure int, day text) :exec
UPDATE measure_step SET done_on = :day WHERE id = :id AND measure_id = :measure AND done_on IS NULL

-- round_note_add(measure int, day text, text text, author text, now int) :value
-- The office alone reads it until it publishes it.
INSERT INTO measure_note (measure_id, kind, day, text, public, author, made_at)
VALUES (:measure, 'news', :day, :text, FALSE, :author, :now) RETURNING id

-- round_note_set(id int, day text, text text, now int) :exec
-- What was published stays as it is.
UPDATE measure_note SET day = :day, text = :text, made_at = :now WHERE id = :id AND NOT public

-- round_item_answer(round int, measure int, note int) :send
UPDATE news_round_item SET note_id = :note WHERE round_id = :round AND measure_id = :measure

-- round_note_publish(round int, measure int) :exec
UPDATE measure_note SET public = TRUE
WHERE id = (SELECT note_id FROM news_round_item WHERE round_id = :round AND measure_id = :measure)

-- mail_add(mark text, kind text, recipient text, reply_to text, subject text, body text, unsubscribe text, calendar text, by_person bool, now int) :value
INSERT INTO mail (mark, kind, recipient, reply_to, subject, body, unsubscribe, calendar, by_person, put_at, state, attempts, due_at)
VALUES (:mark, :kind, :recipient, :reply_to, :subject, :body, :unsubscribe, :calendar, :by_person, :now, 'waiting', 0, :now)
RETURNING id AS "id:int"

-- mail_due(now int) :one
-- The one that has waited longest: not tried yet, its delay is over, or whoever
-- was sending it has died.
SELECT id, mark, recipient, reply_to, subject, body, unsubscribe, calendar, by_person, put_at, attempts
FROM mail
WHERE state IN ('waiting', 'sending') AND due_at <= :now
ORDER BY due_at, id LIMIT 1

-- mail_take(id int, attempts int, now int, until int) :exec
-- Whoever changes the row may send the message; 0: another program was quicker.
UPDATE mail SET state = 'sending', attempts = attempts + 1, due_at = :until
WHERE id = :id AND state IN ('waiting', 'sending') AND attempts = :attempts AND due_at <= :now

-- mail_done(id int, attempts int, now int) :exec
-- What it said is not kept: it may hold a link that lets its reader act.
UPDATE mail SET state = 'sent', done_at = :now, error = NULL, body = '', unsubscribe = NULL, calendar = NULL
WHERE id = :id AND state = 'sending' AND attempts = :attempts

-- mail_put_off(id int, attempts int, due_at int, error text) :exec
UPDATE mail SET state = 'waiting', due_at = :due_at, error = :error
WHERE id = :id AND state = 'sending' AND attempts = :attempts

-- mail_give_up(id int, attempts int, now int, error text) :exec
UPDATE mail SET state = 'failed', done_at = :now, error = :error
WHERE id = :id AND state = 'sending' AND attempts = :attempts

-- mail_begun(since int, now int) :value
-- How many have left since then, those on their way included.
SELECT count(*) AS "total:int" FROM mail
WHERE (state = 'sent' AND done_at > :since) OR (state = 'sending' AND due_at > :now)

-- mail_again(now int) :exec
-- What had failed is tried anew.
UPDATE mail SET state = 'waiting', attempts = 0, due_at = :now, done_at = NULL WHERE state = 'failed'

-- mail_forget(state text, before int, limit int) :exec
DELETE FROM mail WHERE id IN (
    SELECT m.id FROM mail m WHERE m.state = :state AND m.done_at < :before ORDER BY m.done_at, m.id LIMIT :limit)

-- mail_rows(limit int, offset int) :many
-- Everything that has not been sent, what failed first.
SELECT id, kind, recipient, subject, state, put_at, attempts, due_at, error
FROM mail WHERE state IN ('failed', 'sending', 'waiting')
ORDER BY state, due_at, id LIMIT :limit OFFSET :offset

-- mail_total(state text) :value
SELECT count(*) AS "total:int" FROM mail WHERE state = :state

-- mail_one(id int) :one
SELECT state, error FROM mail WHERE id = :id

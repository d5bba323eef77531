-- failure_add(subject text, now int) :value
INSERT INTO sign_in_failure (subject, at) VALUES (:subject, :now) RETURNING id AS "id:int"

-- failures(subject text, since int) :one
-- How many there were, and when the last one was (0: none).
SELECT count(*) AS "times:int", coalesce(max(at), 0) AS "last:int" FROM sign_in_failure
WHERE subject = :subject AND at > :since

-- failure_drop(id int) :exec
DELETE FROM sign_in_failure WHERE id = :id

-- failures_drop(subject text) :exec
DELETE FROM sign_in_failure WHERE subject = :subject

-- failures_forget(before int) :exec
DELETE FROM sign_in_failure WHERE at <= :before

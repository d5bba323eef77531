-- ---- slips ----

-- slip_make(area_id int, printed bool, now int) :value
INSERT INTO slip (area_id, printed, made_at) VALUES (:area_id, :printed, :now) RETURNING id AS "id:int"

-- slip_get(id int) :one
-- A slip, and whether something was written on it.
SELECT s.id, s.area_id, s.printed, v.id AS "voice_id:int?"
FROM slip s LEFT JOIN voice v ON v.id = s.id WHERE s.id = :id

-- slip_list(first int, area_id int, limit int) :many
-- Printed slips on which nothing has been written yet.
SELECT s.id FROM slip s
WHERE s.printed AND s.area_id = :area_id AND s.id >= :first AND NOT EXISTS (SELECT 1 FROM voice v WHERE v.id = s.id)
ORDER BY s.id LIMIT :limit

-- ---- one voice ----

-- voice_add(id int, area_id int, consultation_id int?, section_id int?, mode text, title text, text text, author text, author_shown bool, behalf text, email text, language text, now int, said_on text, entered_by int?, moderation text, due_on text) :exec
INSERT INTO voice (id, area_id, consultation_id, section_id, mode, title, text, author, author_shown, behalf, email, language,
    received_at, said_on, entered_by, moderation, course, due_on)
VALUES (:id, :area_id, :consultation_id, :section_id, :mode, :title, :text, :author, :author_shown, :behalf, :email, :language,
    :now, :said_on, :entered_by, :moderation, 'open', :due_on)

-- voice_get(ids ints, limit int) :many
SELECT v.id, v.area_id, v.consultation_id, v.section_id, v.mode, v.title, v.text, v.original, v.author, v.author_shown, v.behalf,
       v.email, v.language, v.received_at, v.said_on, v.moderation, v.withheld_why, v.course, v.answers_by, v.answers, v.due_on,
       v.settled_as, v.settled_why, v.passed_to, v.settled_at, v.text_section_id, v.text_title, v.text_href,
       v.done_at, v.forgotten_at, ar.name AS area, ar.slug AS area_slug, c.slug AS consultation_slug, c.title AS consultation,
       c.status AS consultation_status, s.heading AS section, s.anchor AS section_anchor, ts.heading AS text_section,
       ts.anchor AS text_section_anchor, g.name AS guarantor, e.name AS entered_name, b.name AS settled_name
FROM voice v JOIN area ar ON ar.id = v.area_id
LEFT JOIN consultation c ON c.id = v.consultation_id
LEFT JOIN consultation_section s ON s.id = v.section_id
LEFT JOIN consultation_section ts ON ts.id = v.text_section_id
LEFT JOIN account g ON g.id = v.answers_by
LEFT JOIN account e ON e.id = v.entered_by
LEFT JOIN account b ON b.id = v.settled_by
WHERE v.id IN (:ids) ORDER BY v.id LIMIT :limit

-- voice_moderate(id int, moderation text, withheld_why text, title text, text text, original text) :exec
UPDATE voice SET moderation = :moderation, withheld_why = :withheld_why, title = :title, text = :text, original = :original
WHERE id = :id AND forgotten_at IS NULL

-- voice_moderation(id int, moderation text, withheld_why text) :exec
UPDATE voice SET moderation = :moderation, withheld_why = :withheld_why WHERE id = :id

-- voice_course(id int, course text) :exec
-- What is no longer settled keeps nothing of its settlement; the audit trail has it.
UPDATE voice SET course = :course, settled_as = NULL, settled_why = NULL, passed_to = NULL, settled_at = NULL, settled_by = NULL,
    text_section_id = NULL, text_title = NULL, text_href = NULL, done_at = NULL
WHERE id = :id

-- voice_hold(ids ints) :exec
-- Nobody else changes them before this transaction ends: what is read next stays true.
UPDATE voice SET course = course WHERE id IN (:ids)

-- voice_settle(id int, settled_as text, settled_why text, passed_to text, account_id int?, now int) :exec
UPDATE voice SET course = 'settled', settled_as = :settled_as, settled_why = :settled_why, passed_to = :passed_to,
    settled_by = :account_id, settled_at = :now WHERE id = :id AND course = 'open'

-- voice_text(id int, section_id int?, title text, href text) :exec
UPDATE voice SET text_section_id = :section_id, text_title = :title, text_href = :href
WHERE id = :id

-- voice_assign(id int, account_id int?, answers text, due_on text) :exec
UPDATE voice SET answers_by = :account_id, answers = :answers, due_on = :due_on WHERE id = :id

-- voice_done(ids ints, now int) :exec
UPDATE voice SET done_at = :now WHERE id IN (:ids)

-- ---- lineage ----

-- lineage_add(from_id int, to_id int) :exec
INSERT INTO voice_lineage (from_id, to_id) VALUES (:from_id, :to_id)

-- lineage_drop(from_id int) :exec
DELETE FROM voice_lineage WHERE from_id = :from_id

-- lineage_below(id int, limit int) :many
-- Every step from it on.
WITH RECURSIVE below (id) AS (
    SELECT v.id FROM voice v WHERE v.id = :id
    UNION SELECT l.to_id FROM voice_lineage l JOIN below b ON l.from_id = b.id)
SELECT l.from_id, l.to_id FROM voice_lineage l JOIN below b ON b.id = l.from_id ORDER BY l.from_id, l.to_id LIMIT :limit

-- lineage_above(id int, limit int) :many
-- Itself, and all that it came from, with those who are to be told.
WITH RECURSIVE above (id) AS (
    SELECT v.id FROM voice v WHERE v.id = :id
    UNION SELECT l.from_id FROM voice_lineage l JOIN above a ON l.to_id = a.id)
SELECT v.id, v.email, v.language FROM voice v JOIN above a ON a.id = v.id ORDER BY v.id LIMIT :limit

-- lineage_parents(id int, limit int) :many
SELECT v.id, v.title, v.moderation FROM voice_lineage l JOIN voice v ON v.id = l.from_id WHERE l.to_id = :id ORDER BY v.id LIMIT :limit

-- lineage_children(id int, limit int) :many
SELECT v.id, v.title, v.moderation FROM voice_lineage l JOIN voice v ON v.id = l.to_id WHERE l.from_id = :id ORDER BY v.id LIMIT :limit

-- voice_ends(ids ints, limit int) :many
-- What became of something: the settlements where its ways end.
SELECT v.id, v.title, v.text, v.moderation, v.withheld_why, v.course, v.due_on, v.settled_as, v.settled_why, v.passed_to, v.settled_at,
       v.text_title, v.text_href, ts.heading AS text_section, ts.anchor AS text_section_anchor, c.slug AS consultation_slug
FROM voice v LEFT JOIN consultation_section ts ON ts.id = v.text_section_id LEFT JOIN consultation c ON c.id = v.consultation_id
WHERE v.id IN (:ids) ORDER BY v.id LIMIT :limit

-- ---- for the public ----

-- public_chosen :part
-- What the public knows of: not what nobody has read yet; a part of what was split
-- and what was merged stand for themselves.
WHERE v.moderation <> 'waiting'
  [[ AND v.consultation_id = :consultation_id ]] [[ AND v.consultation_id IS NULL AND :suggestions = 'ano' ]]
  [[ AND v.section_id = :section_id ]] [[ AND v.section_id IS NULL AND :whole = 'ano' ]]
  [[ AND v.area_id = :area_id ]] [[ AND v.course IN (:courses) ]] [[ AND v.settled_as = :settled_as ]]

-- voice_list(consultation_id int?, suggestions text, section_id int?, whole text, area_id int?, courses texts, settled_as text, limit int, offset int) :many
SELECT v.id, v.mode, v.title, v.text, v.author, v.author_shown, v.behalf, v.said_on, v.moderation, v.withheld_why, v.course, v.due_on,
       v.settled_as, v.settled_why, v.passed_to, v.settled_at, v.text_title, v.text_href, ar.name AS area,
       s.heading AS section, s.anchor AS section_anchor, ts.heading AS text_section, ts.anchor AS text_section_anchor,
       (SELECT min(l.to_id) FROM voice_lineage l WHERE l.from_id = v.id) AS "first_to:int?",
       (SELECT max(l.to_id) FROM voice_lineage l WHERE l.from_id = v.id) AS "last_to:int?"
FROM (SELECT v.id FROM voice v @public_chosen
      ORDER BY CASE WHEN v.consultation_id IS NULL THEN -v.id ELSE v.id END LIMIT :limit OFFSET :offset) chosen
JOIN voice v ON v.id = chosen.id
JOIN area ar ON ar.id = v.area_id
LEFT JOIN consultation_section s ON s.id = v.section_id
LEFT JOIN consultation_section ts ON ts.id = v.text_section_id
ORDER BY CASE WHEN v.consultation_id IS NULL THEN -v.id ELSE v.id END LIMIT :limit

-- voice_total(consultation_id int?, suggestions text, section_id int?, whole text, area_id int?, courses texts, settled_as text) :value
SELECT count(*) AS "n:int" FROM voice v @public_chosen

-- voice_counts(consultation_id int?, suggestions text, section_id int?, whole text, area_id int?, courses texts, settled_as text, limit int) :many
-- What became of voices, in numbers.
SELECT v.course, v.settled_as, count(*) AS "n:int" FROM voice v @public_chosen
GROUP BY v.course, v.settled_as ORDER BY v.course, v.settled_as LIMIT :limit

-- section_voices(consultation_id int, limit int) :many
-- Which voices led to a section's new text.
SELECT v.id, v.text_section_id FROM consultation_section s JOIN voice v ON v.text_section_id = s.id
WHERE s.consultation_id = :consultation_id AND v.course = 'settled' AND v.moderation <> 'waiting'
ORDER BY v.text_section_id, v.id LIMIT :limit

-- ---- for the office ----

-- office_chosen :part
-- Of an account that holds no role everywhere: what is of its areas.
WHERE v.moderation IN (:moderations) AND v.course IN (:courses)
  [[ AND v.due_on < :late_before ]] [[ AND v.answers_by IS NULL AND v.answers IS NULL AND :nobody = 'ano' ]]
  [[ AND v.answers_by = :answers_by ]]
  [[ AND v.consultation_id = :consultation_id ]] [[ AND v.consultation_id IS NULL AND :suggestions = 'ano' ]]
  [[ AND v.area_id IN (
      SELECT g.area_id FROM role_grant g
      WHERE g.account_id = :account AND g.role IN ('coordinator', 'head', 'desk')
        AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to >= :today)) ]]

-- queue_list(moderations texts, courses texts, late_before text, nobody text, answers_by int?, consultation_id int?, suggestions text, account int?, today text, limit int, offset int) :many
-- What is to be settled by its day, then what is settled, the last first.
SELECT v.id, v.mode, v.title, v.text, v.received_at, v.due_on, v.moderation, v.course, v.settled_as, v.answers, g.name AS guarantor,
       ar.name AS area, c.title AS consultation, s.heading AS section
FROM (SELECT v.id FROM voice v @office_chosen
      ORDER BY CASE WHEN v.settled_at IS NULL THEN v.due_on ELSE '9' END, v.settled_at DESC, v.id LIMIT :limit OFFSET :offset) chosen
JOIN voice v ON v.id = chosen.id
JOIN area ar ON ar.id = v.area_id
LEFT JOIN consultation c ON c.id = v.consultation_id
LEFT JOIN consultation_section s ON s.id = v.section_id
LEFT JOIN account g ON g.id = v.answers_by
ORDER BY CASE WHEN v.settled_at IS NULL THEN v.due_on ELSE '9' END, v.settled_at DESC, v.id LIMIT :limit

-- queue_total(moderations texts, courses texts, late_before text, nobody text, answers_by int?, consultation_id int?, suggestions text, account int?, today text) :value
SELECT count(*) AS "n:int" FROM voice v @office_chosen

-- voice_guarantors(area_id int, today text, limit int) :many
-- Accounts that may settle in the area.
SELECT a.id, a.name, a.email FROM account a
WHERE a.disabled_at IS NULL AND EXISTS (
    SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.role IN ('coordinator', 'head')
      AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to >= :today) AND (g.area_id IS NULL OR g.area_id = :area_id))
ORDER BY a.sort_key, a.id LIMIT :limit

-- ---- forgetting ----

-- voice_old(done_before int, received_before int, limit int) :many
-- Long settled, with nothing open that it became; or very old whatever became of it.
SELECT v.id FROM voice v
WHERE v.forgotten_at IS NULL AND (v.received_at < :received_before
   OR (v.done_at < :done_before AND NOT EXISTS (
       SELECT 1 FROM voice_lineage l JOIN voice c ON c.id = l.to_id WHERE l.from_id = v.id AND c.course = 'open')))
ORDER BY v.received_at, v.id LIMIT :limit

-- voice_forget(id int, now int) :exec
-- What the public read stays; what it did not is deleted.
UPDATE voice SET email = NULL, original = NULL,
    author = CASE WHEN author_shown AND moderation = 'shown' THEN author ELSE NULL END,
    title = CASE WHEN moderation = 'shown' THEN title ELSE NULL END,
    text = CASE WHEN moderation = 'shown' THEN text ELSE NULL END, forgotten_at = :now
WHERE id = :id

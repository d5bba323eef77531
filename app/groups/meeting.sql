-- meeting_get(group_id int, number int) :one
SELECT id, uuid, group_id, number, day, starts, ends, kind, place, link, invitation, open, published, state, sequence,
       sent_sequence, invited_at, cancel_reason, revision, pen, summary, submitted_on, approved_on, approved_in, approved_how,
       minutes_public, updated_at,
       (SELECT b.number FROM meeting b WHERE b.id = meeting.approved_in) AS "approved_number:int?"
FROM meeting WHERE group_id = :group_id AND number = :number

-- meeting_list(group_id int, limit int) :many
SELECT id, number, day, starts, ends, kind, place, open, published, state, minutes_public
FROM meeting WHERE group_id = :group_id ORDER BY day DESC, number DESC LIMIT :limit

-- meeting_number(group_id int) :value
SELECT coalesce(max(number), 0) + 1 AS "n:int" FROM meeting WHERE group_id = :group_id

-- meeting_add(uuid text, group_id int, number int, day text, starts text, ends text, kind text, now int) :value
INSERT INTO meeting (uuid, group_id, number, day, starts, ends, kind, open, published, state, sequence, revision,
    minutes_public, created_at, updated_at)
VALUES (:uuid, :group_id, :number, :day, :starts, :ends, :kind, FALSE, FALSE, 'planned', 0, 0, FALSE, :now, :now)
RETURNING id

-- meeting_set(id int, day text, starts text, ends text, kind text, place text, link text, invitation text, open bool, published bool, sequence int, now int) :send
UPDATE meeting SET day = :day, starts = :starts, ends = :ends, kind = :kind, place = :place, link = :link,
    invitation = :invitation, open = :open, published = :published, sequence = :sequence, updated_at = :now
WHERE id = :id

-- meeting_state_set(id int, was text, state text, now int) :exec
-- 0: somebody was faster.
UPDATE meeting SET state = :state, updated_at = :now WHERE id = :id AND state = :was

-- meeting_invited(id int, now int) :send
UPDATE meeting SET invited_at = :now, sent_sequence = sequence WHERE id = :id

-- meeting_cancelled(id int, reason text) :send
UPDATE meeting SET cancel_reason = :reason, sequence = sequence + 1 WHERE id = :id

-- meeting_submitted(id int, day text) :send
UPDATE meeting SET submitted_on = :day WHERE id = :id

-- meeting_approved(id int, day text, by int?, how text) :send
UPDATE meeting SET approved_on = :day, approved_in = :by, approved_how = :how WHERE id = :id

-- meeting_minutes_publish(id int, shown bool, now int) :send
UPDATE meeting SET minutes_public = :shown, updated_at = :now WHERE id = :id AND state = 'approved'

-- meeting_last_submitted(group_id int, before text, limit int) :many
-- Minutes that wait for approval.
SELECT id, number, day FROM meeting WHERE group_id = :group_id AND state = 'submitted' AND day < :before
ORDER BY day, number LIMIT :limit

-- ---- agenda ----

-- agenda_list(meeting_id int, limit int) :many
SELECT i.id, i.position, i.title, i.approves, i.minutes,
       (SELECT m.number FROM meeting m WHERE m.id = i.approves) AS "approves_number:int?",
       (SELECT m.state FROM meeting m WHERE m.id = i.approves) AS "approves_state:text"
FROM agenda_item i WHERE i.meeting_id = :meeting_id ORDER BY i.position, i.id LIMIT :limit

-- agenda_add(meeting_id int, position int, title text, approves int?) :value
INSERT INTO agenda_item (meeting_id, position, title, approves) VALUES (:meeting_id, :position, :title, :approves) RETURNING id

-- agenda_set(id int, meeting_id int, position int, title text) :send
UPDATE agenda_item SET position = :position, title = :title WHERE id = :id AND meeting_id = :meeting_id

-- agenda_drop(id int, meeting_id int) :send
DELETE FROM agenda_item WHERE id = :id AND meeting_id = :meeting_id

-- agenda_minutes(id int, meeting_id int, minutes text) :send
UPDATE agenda_item SET minutes = :minutes WHERE id = :id AND meeting_id = :meeting_id

-- ---- attendance ----

-- attendance_grid(meeting_id int, group_id int, day text, limit int) :many
-- Everybody who is a member on the day, and everybody who was recorded; by their numbers.
SELECT m.id, m.number, m.naming, m.name, coalesce(a.role, m.role) AS "role:text", m.post, m.organisation, m.public_name, m.valid_from, m.valid_to, a.state,
       a.name AS deputy
FROM group_member m LEFT JOIN attendance a ON a.member_id = m.id AND a.meeting_id = :meeting_id
WHERE m.group_id = :group_id
  AND (a.id IS NOT NULL OR (m.valid_from <= :day AND (m.valid_to IS NULL OR m.valid_to >= :day)))
ORDER BY m.number, m.id LIMIT :limit

-- attendance_guests(meeting_id int, limit int) :many
SELECT id, name, role, organisation FROM attendance WHERE meeting_id = :meeting_id AND member_id IS NULL ORDER BY id LIMIT :limit

-- attendance_clear(meeting_id int, members ints) :send
-- Of these members; the caller adds what holds now.
DELETE FROM attendance WHERE meeting_id = :meeting_id AND member_id IN (:members)

-- attendance_clear_guests(meeting_id int) :send
DELETE FROM attendance WHERE meeting_id = :meeting_id AND member_id IS NULL

-- attendance_put(meeting_id int, member_id int?, state text, name text, role text, organisation text) :insert
INSERT INTO attendance (meeting_id, member_id, state, name, role, organisation)
VALUES (:meeting_id, :member_id, :state, :name, :role, :organisation)

-- attendance_voting(meeting_id int) :value
SELECT count(*) AS "n:int" FROM attendance WHERE meeting_id = :meeting_id AND state IN ('present', 'deputy')

-- attendance_triad(group_id int?, area int?, since text, until text, limit int) :many
-- How many of each role were in the room, at each meeting of a group, or of an area's groups, with minutes in the time.
SELECT m.id, m.number, m.day, coalesce(a.role, p.role) AS "role:text", count(*) AS "people:int"
FROM meeting m JOIN planning_group g ON g.id = m.group_id
LEFT JOIN attendance a ON a.meeting_id = m.id AND a.state IN ('present', 'deputy', 'guest')
LEFT JOIN group_member p ON p.id = a.member_id
WHERE m.state IN ('recorded', 'submitted', 'approved') AND m.day >= :since AND m.day <= :until
  [[ AND m.group_id = :group_id ]] [[ AND g.area_id = :area ]]
GROUP BY m.id, m.number, m.day, coalesce(a.role, p.role)
ORDER BY m.day, m.number, m.id, coalesce(a.role, p.role) LIMIT :limit

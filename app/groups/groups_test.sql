-- gt_mails(kind text) :value
SELECT count(*) AS "n:int" FROM mail WHERE kind = :kind

-- gt_mail(recipient text, limit int) :many
SELECT subject, body, calendar FROM mail WHERE recipient = :recipient ORDER BY id DESC LIMIT :limit

-- gt_area(slug text) :value
INSERT INTO area (uuid, slug, kind, name, sort_key) VALUES (:slug, :slug, 'planning', 'Oblast', 'o') RETURNING id

-- gt_grant(account_id int, role text, area_id int?) :exec
INSERT INTO role_grant (account_id, role, area_id, valid_from) VALUES (:account_id, :role, :area_id, '2026-01-01')

-- gt_audit(text text) :value
-- Entries of the audit trail that hold the text anywhere.
SELECT count(*) AS "n:int" FROM audit_entry
WHERE coalesce(old_value, '') || coalesce(new_value, '') || coalesce(record_name, '') LIKE '%' || :text || '%'

-- gt_state(group_id int, number int) :one
SELECT state, sequence, approved_on FROM meeting WHERE group_id = :group_id AND number = :number

-- gt_attendance(state text) :value
SELECT count(*) AS "n:int" FROM attendance WHERE state = :state

-- gt_tasks(state text) :value
SELECT count(*) AS "n:int" FROM group_task WHERE state = :state

-- gt_items(limit int) :many
SELECT id, title, minutes FROM agenda_item ORDER BY meeting_id DESC, position, id LIMIT :limit

-- gt_task(limit int) :many
SELECT id FROM group_task ORDER BY id DESC LIMIT :limit

-- gt_papers_of(member_id int) :value
SELECT count(*) AS "n:int" FROM ballot_paper WHERE member_id = :member_id

-- gt_points(item int) :value
SELECT coalesce(sum(points), 0) AS "n:int" FROM ballot_score WHERE item_id IN (SELECT id FROM ballot_item WHERE position = :item)

-- gt_ballot_items(limit int) :many
SELECT id FROM ballot_item ORDER BY ballot_id DESC, position LIMIT :limit

-- gt_email(id int) :one
SELECT email FROM group_member WHERE id = :id

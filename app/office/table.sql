-- ---- tables that wait to be imported ----

-- upload_add(account int, kind text, name text, now int, about text, sheets text, heading_row int, heading text, content text, notes text, rows int) :value
INSERT INTO table_upload (account_id, kind, name, uploaded_at, about, sheets, heading_row, heading, content, notes, records)
VALUES (:account, :kind, :name, :now, :about, :sheets, :heading_row, :heading, :content, :notes, :rows) RETURNING id

-- upload_get(id int, account int, kind text) :one
-- Only who handed it over; without what is long.
SELECT id, name, uploaded_at, about, sheets, heading_row, heading, substr(content, 1, 20000) AS "sample:text", records, takes, key_name,
       tried_at, added, changed, same, refused
FROM table_upload WHERE id = :id AND account_id = :account AND kind = :kind

-- upload_content(id int) :one
SELECT content, notes FROM table_upload WHERE id = :id

-- upload_report(id int) :one
SELECT report FROM table_upload WHERE id = :id

-- upload_map(id int, takes text, key text) :exec
UPDATE table_upload SET takes = :takes, key_name = :key, report = NULL, tried_at = NULL WHERE id = :id

-- upload_tried(id int, now int, report text, added int, changed int, same int, refused int) :exec
UPDATE table_upload SET tried_at = :now, report = :report, added = :added, changed = :changed, same = :same, refused = :refused
WHERE id = :id

-- upload_drop(id int) :exec
DELETE FROM table_upload WHERE id = :id

-- upload_drop_of(account int, kind text) :exec
DELETE FROM table_upload WHERE account_id = :account AND kind = :kind

-- uploads_drop_before(at int) :exec
DELETE FROM table_upload WHERE uploaded_at < :at

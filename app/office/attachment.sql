-- ---- what files hold ----

-- stored_put(hash text, bytes int, now int) :value
-- The file with that hash, made when there is none.  Its row is held, so that the
-- job that forgets files does not take it meanwhile.
INSERT INTO stored_file (hash, bytes, wanted_at) VALUES (:hash, :bytes, :now)
ON CONFLICT (hash) DO UPDATE SET wanted_at = excluded.wanted_at RETURNING id

-- stored_pieces_count(file int) :value
SELECT count(*) AS "n:int" FROM stored_piece WHERE file_id = :file

-- stored_piece_add(file int, number int, data text) :exec
INSERT INTO stored_piece (file_id, number, data) VALUES (:file, :number, :data)

-- stored_pieces(file int) :each
SELECT data FROM stored_piece WHERE file_id = :file ORDER BY number

-- stored_unwanted(before int, limit int) :many
SELECT id FROM stored_file f WHERE f.wanted_at < :before
AND NOT EXISTS (SELECT 1 FROM attachment_version v WHERE v.file_id = f.id) ORDER BY id LIMIT :limit

-- stored_claim(id int, before int) :exec
-- Holds the row of a file that is still unwanted; 0: somebody has just handed it over.
UPDATE stored_file SET bytes = bytes WHERE id = :id AND wanted_at < :before
AND NOT EXISTS (SELECT 1 FROM attachment_version v WHERE v.file_id = :id)

-- stored_pieces_drop(file int) :exec
DELETE FROM stored_piece WHERE file_id = :file

-- stored_drop(id int) :exec
DELETE FROM stored_file WHERE id = :id

-- ---- attachments, each as its newest version ----

-- attachment_columns :part
SELECT a.id, a.token, a.kind, a.record_id AS "record:int", a.position, a.label, a.alt, a.published, a.withdrawn_at,
       v.id AS version, v.number, v.file_id AS "file:int", v.name, v.ending, v.type, v.width, v.height, v.untagged, v.added_at,
       f.bytes, f.hash, p.name AS "person:text"
FROM attachment a
JOIN attachment_version v ON v.attachment_id = a.id
 AND v.number = (SELECT max(n.number) FROM attachment_version n WHERE n.attachment_id = a.id)
JOIN stored_file f ON f.id = v.file_id
LEFT JOIN account p ON p.id = v.account_id

-- attachment_list(kind text, record int, limit int) :many
-- Also those that were taken away.
@attachment_columns
WHERE a.kind = :kind AND a.record_id = :record ORDER BY a.position, a.id LIMIT :limit

-- attachment_list_public(kind text, record int, limit int) :many
@attachment_columns
WHERE a.kind = :kind AND a.record_id = :record AND a.published AND a.withdrawn_at IS NULL
ORDER BY a.position, a.id LIMIT :limit

-- attachment_get(id int, kind text, record int) :one
@attachment_columns
WHERE a.id = :id AND a.kind = :kind AND a.record_id = :record

-- attachment_of_token(token text) :one
-- What the public may have, if it sees the record.
@attachment_columns
WHERE a.token = :token AND a.published AND a.withdrawn_at IS NULL

-- attachment_count(kind text, record int) :value
SELECT count(*) AS "n:int" FROM attachment WHERE kind = :kind AND record_id = :record AND withdrawn_at IS NULL

-- attachment_add(token text, kind text, record int, label text, alt text, published bool) :value
INSERT INTO attachment (token, kind, record_id, position, label, alt, published)
VALUES (:token, :kind, :record,
        (SELECT coalesce(max(b.position), 0) + 1 FROM attachment b WHERE b.kind = :kind AND b.record_id = :record),
        :label, :alt, :published)
RETURNING id

-- attachment_describe(id int, label text, alt text, published bool) :exec
UPDATE attachment SET label = :label, alt = :alt, published = :published WHERE id = :id

-- attachment_place(id int, position int) :exec
UPDATE attachment SET position = :position WHERE id = :id

-- attachment_withdraw(id int, at int?) :exec
-- Without a time it is put back.
UPDATE attachment SET withdrawn_at = :at WHERE id = :id

-- version_add(attachment int, file int, name text, ending text, type text, width int?, height int?, untagged bool, account int?, now int) :exec
INSERT INTO attachment_version (attachment_id, number, file_id, name, ending, type, width, height, untagged, account_id, added_at)
VALUES (:attachment, (SELECT coalesce(max(b.number), 0) + 1 FROM attachment_version b WHERE b.attachment_id = :attachment),
        :file, :name, :ending, :type, :width, :height, :untagged, :account, :now)

-- version_list(attachment int, limit int) :many
-- The newest first.
SELECT v.id, v.number, v.name, v.ending, v.added_at, f.bytes, p.name AS "person:text"
FROM attachment_version v JOIN stored_file f ON f.id = v.file_id LEFT JOIN account p ON p.id = v.account_id
WHERE v.attachment_id = :attachment ORDER BY v.number DESC LIMIT :limit

-- version_get(id int, kind text, record int) :one
SELECT v.id, v.number, v.file_id AS "file:int", v.name, v.ending, v.type, f.bytes, f.hash
FROM attachment_version v JOIN attachment a ON a.id = v.attachment_id JOIN stored_file f ON f.id = v.file_id
WHERE v.id = :id AND a.kind = :kind AND a.record_id = :record

-- versions_forget(before int) :exec
DELETE FROM attachment_version WHERE attachment_id IN (SELECT a.id FROM attachment a WHERE a.withdrawn_at < :before)

-- attachments_forget(before int) :exec
DELETE FROM attachment WHERE withdrawn_at < :before

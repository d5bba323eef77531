-- ---- history ----

-- record_revision(kind text, record int) :value
-- The number of its last change; 0: none is known.
SELECT coalesce(max(id), 0) AS "revision:int" FROM audit_entry WHERE kind = :kind AND record_id = :record AND field IS NOT NULL

-- record_changes_since(kind text, record int, revision int, limit int) :many
-- The newest first.
SELECT e.id, e.at, e.field, e.old_value, e.new_value, a.name AS "person:text"
FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
WHERE e.kind = :kind AND e.record_id = :record AND e.field IS NOT NULL AND e.id > :revision
ORDER BY e.id DESC LIMIT :limit

-- record_history(kind text, record int, limit int, offset int) :many
SELECT e.id, e.at, e.action, e.field, e.old_value, e.new_value, e.operation_id, a.name AS "person:text"
FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
WHERE e.kind = :kind AND e.record_id = :record
ORDER BY e.id DESC LIMIT :limit OFFSET :offset

-- record_history_count(kind text, record int) :value
SELECT count(*) AS "total:int" FROM audit_entry WHERE kind = :kind AND record_id = :record

-- record_entry(id int, kind text, record int) :one
SELECT field, old_value, new_value FROM audit_entry
WHERE id = :id AND kind = :kind AND record_id = :record AND field IS NOT NULL

-- ---- operations ----

-- operation_add(at int, account_id int?, kind text, action text, name text) :value
INSERT INTO operation (at, account_id, kind, action, name, records)
VALUES (:at, :account_id, :kind, :action, :name, 0) RETURNING id

-- operation_set(id int, records int) :exec
UPDATE operation SET records = :records WHERE id = :id

-- operation_undone(id int, by int) :exec
UPDATE operation SET undone_by = :by WHERE id = :id AND undone_by IS NULL

-- operation_get(id int) :one
SELECT o.id, o.at, o.kind, o.action, o.name, o.records, o.undone_by, a.name AS "person:text"
FROM operation o LEFT JOIN account a ON a.id = o.account_id WHERE o.id = :id

-- operation_list(kind text, action text, limit int) :many
SELECT o.id, o.at, o.kind, o.action, o.name, o.records, o.undone_by, a.name AS "person:text"
FROM operation o LEFT JOIN account a ON a.id = o.account_id
WHERE o.records > 0 [[ AND o.kind = :kind ]] [[ AND o.action = :action ]] ORDER BY o.id DESC LIMIT :limit

-- operation_entries(operation int, limit int) :many
-- Records of an operation together, each from its last change to its first; of a
-- record that it made only that it did.
SELECT id, record_id AS "record:int", record_name, field, old_value, new_value, action FROM audit_entry
WHERE operation_id = :operation AND NOT (action = 'create' AND field IS NOT NULL)
ORDER BY record_id, id DESC LIMIT :limit

-- record_touched(kind text, record int, entry int, operation int) :value
-- How often it was changed after the entry, and not by the operation.
SELECT count(*) AS "n:int" FROM audit_entry WHERE kind = :kind AND record_id = :record AND id > :entry
AND (operation_id IS NULL OR operation_id <> :operation)

-- ---- drafts ----

-- draft_put(account int, kind text, record int, revision int, now int) :value
INSERT INTO draft (account_id, kind, record_id, revision, saved_at)
VALUES (:account, :kind, :record, :revision, :now)
ON CONFLICT (account_id, kind, record_id) DO UPDATE SET revision = excluded.revision, saved_at = excluded.saved_at
RETURNING id

-- draft_get(account int, kind text, record int) :one
SELECT id, revision, saved_at FROM draft WHERE account_id = :account AND kind = :kind AND record_id = :record

-- draft_text_add(draft int, field text, value text) :exec
INSERT INTO draft_text (draft_id, field, value) VALUES (:draft, :field, :value)

-- draft_texts_drop(draft int) :exec
DELETE FROM draft_text WHERE draft_id = :draft

-- draft_texts(draft int, limit int) :many
SELECT field, value FROM draft_text WHERE draft_id = :draft ORDER BY id LIMIT :limit

-- draft_drop(id int) :exec
DELETE FROM draft WHERE id = :id

-- draft_list(account int, limit int) :many
SELECT kind, record_id AS "record:int", saved_at FROM draft WHERE account_id = :account
ORDER BY saved_at DESC, id LIMIT :limit

-- draft_count(account int) :value
SELECT count(*) AS "n:int" FROM draft WHERE account_id = :account

-- ---- saved views ----

-- view_put(account int, kind text, name text, query text) :exec
INSERT INTO saved_view (account_id, kind, name, query) VALUES (:account, :kind, :name, :query)
ON CONFLICT (account_id, kind, name) DO UPDATE SET query = excluded.query

-- view_list(account int, kind text, limit int) :many
SELECT id, name, query FROM saved_view WHERE account_id = :account AND kind = :kind ORDER BY name, id LIMIT :limit

-- view_count(account int) :value
SELECT count(*) AS "n:int" FROM saved_view WHERE account_id = :account

-- view_drop(id int, account int) :exec
DELETE FROM saved_view WHERE id = :id AND account_id = :account

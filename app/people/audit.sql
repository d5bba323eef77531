-- audit_head_take() :one
-- The hash before the next entry.  Holds the row until the transaction ends, so
-- that the chain has no branches.
INSERT INTO audit_head (id, count, hash) VALUES (1, 1, '')
ON CONFLICT (id) DO UPDATE SET count = audit_head.count + 1 RETURNING count, hash

-- audit_head_put(hash text, more int) :send
-- `more`: entries beside the one that took it.
UPDATE audit_head SET hash = :hash, count = count + :more WHERE id = 1

-- audit_head_get() :one
SELECT count, hash FROM audit_head WHERE id = 1

-- audit_add(at int, account_id int?, action text, kind text, record_id int?, record_name text, field text, old_value text, new_value text, operation_id int?, hash text) :insert
INSERT INTO audit_entry (at, account_id, action, kind, record_id, record_name, field, old_value, new_value, operation_id, hash)
VALUES (:at, :account_id, :action, :kind, :record_id, :record_name, :field, :old_value, :new_value, :operation_id, :hash)

-- audit_chain() :each
SELECT id, at, account_id, action, kind, record_id, record_name, field, old_value, new_value, operation_id, hash
FROM audit_entry ORDER BY id

-- audit_list(kind text, person text, since int?, until int?, limit int, offset int) :many
-- The newest first; of a kind of record, of one person's doing, from `since` and before `until`.
SELECT e.id, e.at, e.action, e.kind, e.record_id, e.record_name, e.field, e.old_value, e.new_value,
       a.uuid AS "person:text", a.name AS "person_name:text"
FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
WHERE 1 = 1
  [[ AND e.kind = :kind ]] [[ AND a.uuid = :person ]] [[ AND e.at >= :since ]] [[ AND e.at < :until ]]
ORDER BY e.at DESC, e.id DESC
LIMIT :limit OFFSET :offset

-- audit_count(kind text, person text, since int?, until int?) :value
-- How many audit_list() pages through.
SELECT count(*) AS "total:int"
FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
WHERE 1 = 1
  [[ AND e.kind = :kind ]] [[ AND a.uuid = :person ]] [[ AND e.at >= :since ]] [[ AND e.at < :until ]]

-- audit_export(kind text, person text, since int?, until int?, limit int) :each
SELECT e.id, e.at, e.action, e.kind, e.record_id, e.record_name, e.field, e.old_value, e.new_value,
       a.name AS "person_name:text"
FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
WHERE 1 = 1
  [[ AND e.kind = :kind ]] [[ AND a.uuid = :person ]] [[ AND e.at >= :since ]] [[ AND e.at < :until ]]
ORDER BY e.at DESC, e.id DESC
LIMIT :limit

-- audit_kinds() :many
SELECT DISTINCT kind FROM audit_entry ORDER BY kind LIMIT 100

-- audit_people() :many
-- Who has done anything; there are no more accounts than people in an office.
SELECT a.uuid, a.name FROM account a
WHERE EXISTS (SELECT 1 FROM audit_entry e WHERE e.account_id = a.id)
ORDER BY a.sort_key, a.id LIMIT 1000

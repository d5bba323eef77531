-- schema_number(feature text) :one
SELECT number FROM schema_version WHERE feature = :feature

-- schema_set(feature text, number int, now int) :exec
INSERT INTO schema_version (feature, number, migrated_at) VALUES (:feature, :number, :now)
ON CONFLICT (feature) DO UPDATE SET number = excluded.number, migrated_at = excluded.migrated_at

-- store_begin() :exec
-- The one row that counts changes.
INSERT INTO store (id, version) VALUES (1, 0)

-- store_version() :value
SELECT version FROM store WHERE id = 1

-- store_raise(by int) :value
-- Raises the version.  Holds the row until the transaction ends, so that the
-- numbers of the change log come in the order of commits.
UPDATE store SET version = version + :by WHERE id = 1 RETURNING version

-- change_add(number int, kind text, record_id int) :insert
INSERT INTO change (number, kind, record_id) VALUES (:number, :kind, :record_id)

-- changes_since(number int, limit int) :many
SELECT number, kind, record_id AS id FROM change WHERE number > :number ORDER BY number LIMIT :limit

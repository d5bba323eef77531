-- secret_key_add(name text, value text) :exec
-- Whoever comes first makes it.
INSERT INTO secret_key (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING

-- secret_key_of(name text) :one
SELECT value FROM secret_key WHERE name = :name

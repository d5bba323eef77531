-- setting_list(limit int) :many
SELECT name, value FROM setting ORDER BY name LIMIT :limit

-- setting_put(name text, value text) :exec
INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value

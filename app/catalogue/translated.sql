-- service_originals(record int?, limit int) :many
-- What of published services can be translated.
SELECT id, name, summary, description, price, entry_conditions, opening_note FROM service
WHERE status = 'published' [[ AND id = :record ]] ORDER BY id LIMIT :limit

-- situation_originals(record int?, limit int) :many
SELECT id, name, description FROM situation WHERE status = 'published' [[ AND id = :record ]] ORDER BY id LIMIT :limit

-- provider_originals(record int?, limit int) :many
SELECT id, name, description FROM provider WHERE status = 'published' [[ AND id = :record ]] ORDER BY id LIMIT :limit

-- line_originals(record int?, limit int) :many
SELECT id, name, description, availability, whom FROM crisis_line WHERE vanished_on IS NULL [[ AND id = :record ]] ORDER BY id LIMIT :limit

-- department_originals(record int?, limit int) :many
SELECT id, name, description FROM department WHERE vanished_on IS NULL [[ AND id = :record ]] ORDER BY id LIMIT :limit

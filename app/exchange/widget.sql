-- widget_services(ids ints, limit int) :many
SELECT s.id, s.slug, s.name, s.summary, t.name AS type_name, t.name_en AS type_name_en, p.name AS provider
FROM service s JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
WHERE s.id IN (:ids) AND s.status = 'published' ORDER BY s.sort_key, s.id LIMIT :limit

-- widget_phones(ids ints, limit int) :many
-- Telephones of services; of one without its own those of its provider.
SELECT s.id AS service_id, c.value FROM service s
JOIN contact c ON c.service_id = s.id OR (c.provider_id = s.provider_id AND NOT EXISTS (
  SELECT 1 FROM contact own WHERE own.service_id = s.id AND own.kind = c.kind))
WHERE s.id IN (:ids) AND c.kind = 'phone' ORDER BY s.id, c.position, c.id LIMIT :limit

-- widget_codes(day text, limit int) :many
-- Kinds of services and target groups to choose from.
SELECT list, code, name, name_en FROM code
WHERE list IN ('service_type', 'target_group') AND (valid_to IS NULL OR valid_to >= :day)
ORDER BY list, position, id LIMIT :limit

-- widget_areas(limit int) :many
SELECT slug, name FROM area WHERE valid_to IS NULL ORDER BY kind DESC, sort_key, id LIMIT :limit

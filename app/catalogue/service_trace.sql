-- trace_services(ids ints, open int?, limit int) :many
SELECT s.id, s.slug, s.name, s.status, p.name AS provider FROM service s JOIN provider p ON p.id = s.provider_id
WHERE s.id IN (:ids) [[ AND s.status <> 'draft' AND :open = 1 ]] ORDER BY s.id LIMIT :limit

-- trace_services_all(limit int) :many
SELECT s.id, s.name, p.name AS provider FROM service s JOIN provider p ON p.id = s.provider_id ORDER BY s.sort_key, s.id LIMIT :limit

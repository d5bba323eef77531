-- provider_list(letter_from text, limit int, offset int) :many
-- Published providers by name.
SELECT p.id, p.slug, p.name, p.legal_form, p.address, m.name AS municipality,
       (SELECT count(*) FROM service s WHERE s.provider_id = p.id AND s.status = 'published') AS "services:int"
FROM provider p LEFT JOIN municipality m ON m.id = p.municipality_id
WHERE p.status = 'published' [[ AND p.sort_key >= :letter_from ]]
ORDER BY p.sort_key, p.id LIMIT :limit OFFSET :offset

-- provider_count() :value
SELECT count(*) AS "n:int" FROM provider WHERE status = 'published'

-- provider_get(slug text) :one
SELECT p.id, p.uuid, p.slug, p.external_id, p.name, p.ico, p.legal_form, p.description, p.address, p.status,
       p.checked_on, p.updated_at, m.name AS municipality
FROM provider p LEFT JOIN municipality m ON m.id = p.municipality_id
WHERE p.slug = :slug AND p.status IN ('published', 'ended')

-- provider_services(provider int, limit int) :many
SELECT s.id, s.slug, s.name, s.summary, s.description, s.kind, t.name AS type_name, t.name_en AS type_name_en, t.plain AS type_plain
FROM service s LEFT JOIN code t ON t.id = s.type_id
WHERE s.provider_id = :provider AND s.status = 'published'
ORDER BY s.sort_key, s.id LIMIT :limit

-- provider_contacts(provider int, limit int) :many
SELECT kind, value, note FROM contact WHERE provider_id = :provider ORDER BY kind, position, id LIMIT :limit

-- provider_slugs(limit int, offset int) :many
SELECT slug, updated_at FROM provider WHERE status = 'published' ORDER BY sort_key, id LIMIT :limit OFFSET :offset

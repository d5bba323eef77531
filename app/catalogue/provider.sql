-- provider_where :part
[[ AND p.id IN (
    SELECT s.provider_id FROM service s JOIN service_place sp ON sp.service_id = s.id JOIN place pl ON pl.id = sp.place_id
    JOIN area_municipality am ON am.municipality_id = pl.municipality_id
    WHERE am.area_id = :area AND s.status = 'published' AND NOT pl.secret AND pl.vanished_on IS NULL AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
    UNION SELECT s.provider_id FROM service s JOIN service_area x ON x.service_id = s.id
    JOIN area_municipality am ON am.municipality_id = x.municipality_id
    WHERE am.area_id = :area AND s.status = 'published' AND (x.valid_to IS NULL OR x.valid_to >= :day)
    UNION SELECT s.provider_id FROM service s JOIN service_area x ON x.service_id = s.id
    JOIN area_municipality theirs ON theirs.area_id = x.area_id
    JOIN area_municipality am ON am.municipality_id = theirs.municipality_id
    WHERE am.area_id = :area AND s.status = 'published' AND (x.valid_to IS NULL OR x.valid_to >= :day)) ]]
[[ AND p.municipality_id IN (SELECT am.municipality_id FROM area_municipality am WHERE am.area_id = :here) ]]
[[ AND p.municipality_id NOT IN (SELECT am.municipality_id FROM area_municipality am WHERE am.area_id = :elsewhere) ]]

-- provider_list(letter_from text, area int?, here int?, elsewhere int?, day text, limit int, offset int) :many
-- Published providers by name; those that serve an area with a service, whose seat
-- is in it (here) or known to be outside it (elsewhere).
SELECT p.id, p.slug, p.name, p.legal_form, p.address, m.name AS municipality,
       (SELECT count(*) FROM service s WHERE s.provider_id = p.id AND s.status = 'published') AS "services:int",
       (SELECT c.value FROM contact c WHERE c.provider_id = p.id AND c.kind = 'phone' ORDER BY c.position, c.id LIMIT 1) AS "phone:text"
FROM provider p LEFT JOIN municipality m ON m.id = p.municipality_id
WHERE p.status = 'published' [[ AND p.sort_key >= :letter_from ]] @provider_where
ORDER BY p.sort_key, p.id LIMIT :limit OFFSET :offset

-- provider_count() :value
SELECT count(*) AS "n:int" FROM provider WHERE status = 'published'

-- provider_count_in(area int?, here int?, elsewhere int?, day text) :value
-- How many of provider_list() there are.
SELECT count(*) AS "n:int" FROM provider p WHERE p.status = 'published' @provider_where

-- provider_get(slug text) :one
SELECT p.id, p.uuid, p.slug, p.external_id, p.name, p.ico, p.legal_form, p.description, p.address, p.status,
       p.checked_on, p.updated_at, m.name AS municipality, o.slug AS "merged_into:text"
FROM provider p LEFT JOIN municipality m ON m.id = p.municipality_id LEFT JOIN provider o ON o.id = p.merged_into
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

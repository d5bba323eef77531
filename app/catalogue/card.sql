-- card_ids(slugs texts, limit int) :many
-- Services by what lists call them; a merged one is the one it became.
SELECT s.slug, coalesce(m.id, s.id) AS "id:int" FROM service s LEFT JOIN service m ON m.id = s.merged_into
WHERE s.slug IN (:slugs) ORDER BY s.id LIMIT :limit

-- card_services(ids ints, limit int) :many
SELECT s.id, s.slug, s.name, s.summary, s.description, s.price, s.entry_conditions, s.opening_note, s.round_the_clock,
       s.checked_on, s.status, t.plain AS type_plain, p.name AS provider,
       EXISTS (SELECT 1 FROM situation_help h JOIN situation x ON x.id = h.situation_id
               WHERE h.service_id = s.id AND x.sensitive) AS "sensitive:bool"
FROM service s JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
WHERE s.id IN (:ids) AND s.status IN ('published', 'ended') ORDER BY s.id LIMIT :limit

-- card_department_contacts(ids ints, limit int) :many
SELECT department_id AS "department:int", kind, value, note FROM contact WHERE department_id IN (:ids)
ORDER BY department_id, kind, position, id LIMIT :limit

-- What the leaflet for surgeries asks beside what other pages ask.

-- leaflet_helps(services ints, limit int) :many
-- Life situations that are not sensitive, with those of these services that help;
-- a provider named as a whole stands for its services.
SELECT t.id AS "situation:int", t.slug, t.name, v.id AS "service:int", v.provider_id AS "provider:int"
FROM situation t JOIN situation_help h ON h.situation_id = t.id
JOIN service v ON v.id = h.service_id OR (h.service_id IS NULL AND v.provider_id = h.provider_id)
WHERE t.status = 'published' AND NOT t.sensitive AND v.status = 'published' AND v.id IN (:services)
ORDER BY t.sort_key, t.id, h.position, h.id, v.sort_key, v.id LIMIT :limit

-- leaflet_departments(municipality int?, limit int) :many
-- Whom to call at the office; those of one municipality, or of all.
SELECT d.id, d.name, o.name AS office,
       (SELECT c.value FROM contact c WHERE c.department_id = d.id AND c.kind = 'phone'
        ORDER BY c.position, c.id LIMIT 1) AS "phone:text"
FROM department d JOIN office o ON o.id = d.office_id
WHERE d.vanished_on IS NULL AND o.vanished_on IS NULL [[ AND o.municipality_id = :municipality ]]
  AND EXISTS (SELECT 1 FROM contact c WHERE c.department_id = d.id AND c.kind = 'phone')
ORDER BY o.position, d.position, d.id LIMIT :limit

-- api_municipality_list(first text, behind text, limit int, offset int) :many
-- GET /api/v1/municipalities: the largest first; with bounds those whose names
-- lie between them.
SELECT m.id AS code, m.slug, m.name, m.status, d.name AS district, o.name AS orp, r.name AS region,
       m.postal_code, m.latitude, m.longitude, m.population, m.population_year
FROM municipality m
JOIN district d ON d.id = m.district_id
JOIN orp o ON o.id = m.orp_id
JOIN region r ON r.id = m.region_id
WHERE m.id > 0
[[ AND m.folded >= :first ]]
[[ AND m.folded < :behind ]]
ORDER BY coalesce(m.population, 0) DESC, m.id
LIMIT :limit OFFSET :offset

-- api_area_list(kind text, day text, limit int, offset int) :many
-- GET /api/v1/areas: areas valid on the day and how many municipalities they have then.
SELECT a.uuid AS id, a.slug, a.kind, a.name,
       (SELECT count(*) FROM area_municipality am WHERE am.area_id = a.id
         AND (am.valid_from IS NULL OR am.valid_from <= :day)
         AND (am.valid_to IS NULL OR am.valid_to >= :day)) AS "municipalities:int"
FROM area a
WHERE (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day)
[[ AND a.kind = :kind ]]
ORDER BY a.sort_key, a.id
LIMIT :limit OFFSET :offset

-- area_add(uuid text, slug text, kind text, name text, sort_key text) :value
INSERT INTO area (uuid, slug, kind, name, sort_key) VALUES (:uuid, :slug, :kind, :name, :sort_key) RETURNING id

-- area_has_slug(slug text) :value
SELECT count(*) AS "total:int" FROM area WHERE slug = :slug

-- area_municipality_add(area_id int, municipality_id int) :exec
INSERT INTO area_municipality (area_id, municipality_id) VALUES (:area_id, :municipality_id)

-- area_add_region(area_id int, region_id int) :exec
INSERT INTO area_municipality (area_id, municipality_id)
SELECT :area_id, id FROM municipality WHERE region_id = :region_id

-- area_add_orp(area_id int, orp_id int) :exec
INSERT INTO area_municipality (area_id, municipality_id)
SELECT :area_id, id FROM municipality WHERE orp_id = :orp_id

-- area_known_municipalities(codes ints) :each
-- Which of these municipalities there are.
SELECT id FROM municipality WHERE id IN (:codes) ORDER BY id

-- area_list(day text) :each
-- Every area valid on the day with its municipalities then, kind by kind.
SELECT a.slug, a.kind, a.name,
       count(m.id) AS "municipalities:int",
       coalesce(sum(m.population), 0) AS "population:int"
FROM area a
LEFT JOIN area_municipality am ON am.area_id = a.id
      AND (am.valid_from IS NULL OR am.valid_from <= :day)
      AND (am.valid_to IS NULL OR am.valid_to >= :day)
LEFT JOIN municipality m ON m.id = am.municipality_id
WHERE (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day)
GROUP BY a.id
ORDER BY a.kind, a.sort_key, a.id

-- area_valid(day text, limit int) :many
SELECT id, slug, kind, name FROM area
WHERE (valid_from IS NULL OR valid_from <= :day) AND (valid_to IS NULL OR valid_to >= :day)
ORDER BY CASE kind WHEN 'town' THEN 1 WHEN 'planning' THEN 2 WHEN 'orp' THEN 3 ELSE 4 END, sort_key, id LIMIT :limit

-- area_id(slug text) :value
SELECT id FROM area WHERE slug = :slug

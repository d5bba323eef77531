-- test_counts() :one
SELECT (SELECT count(*) FROM region) AS "regions:int",
       (SELECT count(*) FROM district) AS "districts:int",
       (SELECT count(*) FROM orp) AS "orps:int",
       count(*) AS "municipalities:int",
       count(DISTINCT slug) AS "slugs:int",
       sum(population) AS "population:int"
FROM municipality

-- test_orp_sum(orp_id int) :one
SELECT count(*) AS "municipalities:int", sum(population) AS "population:int"
FROM municipality WHERE orp_id = :orp_id

-- test_places_outside(south int, north int, west int, east int) :value
-- Municipalities that are not where the country is.
SELECT count(*) AS "total:int" FROM municipality
WHERE latitude IS NULL OR longitude IS NULL OR latitude NOT BETWEEN :south AND :north
   OR longitude NOT BETWEEN :west AND :east

-- test_odd_statuses() :value
SELECT count(*) AS "total:int" FROM municipality
WHERE status NOT IN ('obec', 'městys', 'město', 'statutární město', 'hlavní město', 'vojenský újezd')

-- test_area_counts() :one
SELECT count(DISTINCT a.id) AS "all:int",
       count(DISTINCT CASE WHEN a.kind = 'region' THEN a.id END) AS "regions:int",
       count(DISTINCT CASE WHEN a.kind = 'orp' THEN a.id END) AS "orps:int",
       count(CASE WHEN a.kind = 'region' AND m.region_id = r.id THEN 1 END) AS "in_regions:int",
       count(CASE WHEN a.kind = 'orp' AND a.name = 'ORP ' || o.name THEN 1 END) AS "in_orps:int"
FROM area a
JOIN area_municipality am ON am.area_id = a.id
JOIN municipality m ON m.id = am.municipality_id
JOIN orp o ON o.id = m.orp_id
LEFT JOIN region r ON r.name = a.name

-- test_area_size(slug text) :value
SELECT count(*) AS "total:int"
FROM area_municipality am JOIN area a ON a.id = am.area_id WHERE a.slug = :slug

-- test_area_has(slug text, municipality_id int) :value
SELECT count(*) AS "total:int"
FROM area_municipality am JOIN area a ON a.id = am.area_id
WHERE a.slug = :slug AND am.municipality_id = :municipality_id

-- test_slug(id int) :one
SELECT slug FROM municipality WHERE id = :id

-- test_area_end(slug text, day text) :exec
UPDATE area SET valid_to = :day WHERE slug = :slug

-- test_member_end(municipality_id int, day text) :exec
UPDATE area_municipality SET valid_to = :day WHERE municipality_id = :municipality_id

-- test_area_add(id int, name text) :exec
INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (:id, :name, :name, 'planning', :name, :name)

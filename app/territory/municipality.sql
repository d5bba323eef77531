-- municipality_total() :value
SELECT count(*) AS "total:int" FROM municipality

-- region_add(id int, nuts text, name text, sort_key text) :exec
INSERT INTO region (id, nuts, name, sort_key) VALUES (:id, :nuts, :name, :sort_key)

-- district_add(lau text, region_id int, name text, sort_key text) :value
INSERT INTO district (lau, region_id, name, sort_key) VALUES (:lau, :region_id, :name, :sort_key) RETURNING id

-- orp_add(id int, csu_code text, region_id int, name text, sort_key text) :exec
INSERT INTO orp (id, csu_code, region_id, name, sort_key) VALUES (:id, :csu_code, :region_id, :name, :sort_key)

-- municipality_add(id int, slug text, name text, status text, orp_id int, district_id int, region_id int, postal_code text, latitude int?, longitude int?, area_ha int?, population int?, population_0_14 int?, population_65plus int?, population_year int?, sort_key text, folded text) :insert
INSERT INTO municipality (id, slug, name, status, orp_id, district_id, region_id, postal_code,
                          latitude, longitude, area_ha, population, population_0_14, population_65plus,
                          population_year, sort_key, folded)
VALUES (:id, :slug, :name, :status, :orp_id, :district_id, :region_id, :postal_code,
        :latitude, :longitude, :area_ha, :population, :population_0_14, :population_65plus,
        :population_year, :sort_key, :folded)

-- municipalities_of_name(folded text) :many
-- All of one name, the largest first.
SELECT id, postal_code
FROM municipality
WHERE folded = :folded
ORDER BY coalesce(population, 0) DESC, id
LIMIT 100

-- municipalities_beginning(first text, behind text, limit int) :many
-- Names from `first` up to `behind`, the largest first.
SELECT m.id, m.slug, m.name, d.name AS district, r.name AS region
FROM municipality m
JOIN district d ON d.id = m.district_id
JOIN region r ON r.id = m.region_id
WHERE m.folded >= :first AND m.folded < :behind
ORDER BY coalesce(m.population, 0) DESC, m.id
LIMIT :limit

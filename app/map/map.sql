-- map_points(services ints, day text, limit int) :many
-- Where services can be drawn: at their place or, when nobody wrote where exactly it is, in
-- the middle of its municipality.  A secret place is not among them.
SELECT sp.service_id, pl.id AS place_id, coalesce(pl.latitude, m.latitude) AS "latitude:int",
       coalesce(pl.longitude, m.longitude) AS "longitude:int", pl.latitude IS NULL AS "rough:bool"
FROM service_place sp JOIN place pl ON pl.id = sp.place_id LEFT JOIN municipality m ON m.id = pl.municipality_id
WHERE sp.service_id IN (:services) AND NOT pl.secret AND pl.vanished_on IS NULL AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
  AND coalesce(pl.latitude, m.latitude) IS NOT NULL AND coalesce(pl.longitude, m.longitude) IS NOT NULL
ORDER BY sp.service_id, pl.id LIMIT :limit

-- map_addresses(places ints, limit int) :many
-- How the list writes them.
SELECT pl.id, pl.name, pl.street, pl.house_number, pl.part, pl.address, m.name AS "municipality:text"
FROM place pl LEFT JOIN municipality m ON m.id = pl.municipality_id
WHERE pl.id IN (:places) AND NOT pl.secret
ORDER BY pl.id LIMIT :limit

-- map_known(municipality int, limit int) :many
-- Addresses that the catalogue knows exactly, to tell a distance from them.
SELECT pl.street, pl.house_number, pl.latitude AS "latitude:int", pl.longitude AS "longitude:int"
FROM place pl
WHERE pl.municipality_id = :municipality AND NOT pl.secret AND pl.vanished_on IS NULL
  AND pl.street IS NOT NULL AND pl.latitude IS NOT NULL AND pl.longitude IS NOT NULL
ORDER BY pl.street, pl.house_number, pl.id LIMIT :limit

-- map_town(id int) :one
SELECT m.name, d.name AS district, m.latitude, m.longitude
FROM municipality m JOIN district d ON d.id = m.district_id WHERE m.id = :id

-- map_towns(north int, south int, west int, east int, limit int) :many
-- Names to write into the picture, the largest first.
SELECT m.name, m.latitude AS "latitude:int", m.longitude AS "longitude:int" FROM municipality m
WHERE m.latitude BETWEEN :south AND :north AND m.longitude BETWEEN :west AND :east
ORDER BY coalesce(m.population, 0) DESC, m.id LIMIT :limit

-- map_area_towns(area int, limit int) :many
SELECT am.municipality_id AS "id:int" FROM area_municipality am WHERE am.area_id = :area
ORDER BY am.municipality_id LIMIT :limit

-- map_regions(limit int) :many
SELECT id, name FROM region ORDER BY id LIMIT :limit

-- map_orps(limit int) :many
SELECT id, name FROM orp ORDER BY id LIMIT :limit

-- map_service(slug text) :one
-- A service that the public may see, and whether its pages hide themselves.
SELECT s.id, s.name, (SELECT count(*) FROM situation_help h JOIN situation t ON t.id = h.situation_id
    WHERE h.service_id = s.id AND t.sensitive) AS "sensitive:int"
FROM service s WHERE s.slug = :slug AND s.status = 'published'

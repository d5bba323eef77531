-- What the country is: of no use for what a catalogue says, only for what it must mean.

-- conformance_towns(limit int) :many
SELECT m.id, m.name, m.postal_code, d.name AS district FROM municipality m JOIN district d ON d.id = m.district_id
ORDER BY m.id LIMIT :limit

-- conformance_area_towns(limit int) :many
SELECT a.uuid, am.municipality_id AS "town:int" FROM area a JOIN area_municipality am ON am.area_id = a.id
ORDER BY a.id, am.municipality_id LIMIT :limit

-- facet_services() :each
-- Published services by name, with what their other orders are made from.
SELECT s.id, s.type_id, s.updated_at, s.round_the_clock, p.municipality_id AS seat,
       CASE s.kind WHEN 'registered' THEN 1 WHEN 'related' THEN 2 ELSE 3 END AS "kind:int", rank() OVER (ORDER BY p.sort_key) AS "provider_rank:int"
FROM service s JOIN provider p ON p.id = s.provider_id
WHERE s.status = 'published' ORDER BY s.sort_key, s.id

-- facet_groups(day text) :each
SELECT g.service_id, g.group_id AS key FROM service_target_group g WHERE g.valid_to IS NULL OR g.valid_to >= :day

-- facet_forms(day text) :each
SELECT f.service_id, f.form_id AS key FROM service_form f WHERE f.valid_to IS NULL OR f.valid_to >= :day

-- facet_where(day text) :each
-- Municipalities in which services have a place that is not secret or to which
-- they come; areas they serve as a whole are negative.
SELECT sp.service_id, pl.municipality_id AS "key:int" FROM service_place sp JOIN place pl ON pl.id = sp.place_id
WHERE pl.municipality_id IS NOT NULL AND NOT pl.secret AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
UNION ALL SELECT a.service_id, coalesce(a.municipality_id, -a.area_id) FROM service_area a
WHERE a.valid_to IS NULL OR a.valid_to >= :day

-- facet_municipality(municipality int) :each
-- What facet_where() says of services for a municipality, beside the municipality.
SELECT -am.area_id AS "key:int" FROM area_municipality am WHERE am.municipality_id = :municipality

-- facet_area(area int) :each
-- What it says of services for a part of an area.
SELECT am.municipality_id AS "key:int" FROM area_municipality am WHERE am.area_id = :area
UNION ALL SELECT DISTINCT -theirs.area_id FROM area_municipality ours
JOIN area_municipality theirs ON theirs.municipality_id = ours.municipality_id WHERE ours.area_id = :area

-- facet_areas(limit int) :many
-- Areas in which some public service has a place.
SELECT a.id, a.slug, a.name FROM area a
WHERE a.valid_to IS NULL AND a.id IN (
  SELECT am.area_id FROM area_municipality am WHERE am.municipality_id IN (
    SELECT pl.municipality_id FROM service s
    JOIN service_place sp ON sp.service_id = s.id
    JOIN place pl ON pl.id = sp.place_id
    WHERE s.status = 'published' AND NOT pl.secret))
ORDER BY a.kind DESC, a.sort_key, a.id LIMIT :limit

-- hsds_has_code :part
-- Whether a service s is of a type, for a group, in a form.
(s.type_id IN (:codes)
  OR EXISTS (SELECT 1 FROM service_target_group g WHERE g.service_id = s.id AND g.group_id IN (:codes)
    AND (g.valid_from IS NULL OR g.valid_from <= :day) AND (g.valid_to IS NULL OR g.valid_to >= :day))
  OR EXISTS (SELECT 1 FROM service_form f WHERE f.service_id = s.id AND f.form_id IN (:codes)
    AND (f.valid_from IS NULL OR f.valid_from <= :day) AND (f.valid_to IS NULL OR f.valid_to >= :day))
  OR EXISTS (SELECT 1 FROM service_age_group a WHERE a.service_id = s.id AND a.group_id IN (:codes)
    AND (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day)))

-- hsds_has_list :part
-- Whether a service s has any term of a codelist.
(EXISTS (SELECT 1 FROM code c WHERE c.id = s.type_id AND c.list = :list)
  OR EXISTS (SELECT 1 FROM service_target_group g JOIN code c ON c.id = g.group_id WHERE g.service_id = s.id AND c.list = :list
    AND (g.valid_from IS NULL OR g.valid_from <= :day) AND (g.valid_to IS NULL OR g.valid_to >= :day))
  OR EXISTS (SELECT 1 FROM service_form f JOIN code c ON c.id = f.form_id WHERE f.service_id = s.id AND c.list = :list
    AND (f.valid_from IS NULL OR f.valid_from <= :day) AND (f.valid_to IS NULL OR f.valid_to >= :day))
  OR EXISTS (SELECT 1 FROM service_age_group a JOIN code c ON c.id = a.group_id WHERE a.service_id = s.id AND c.list = :list
    AND (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day)))

-- hsds_offers :part
-- Which services of s fit.
s.status IN (:statuses)
[[ AND s.id IN (:found) ]]
[[ AND s.provider_id = :provider ]]
[[ AND s.updated_at >= :since ]]
[[ AND @hsds_has_code ]]
[[ AND @hsds_has_list ]]
[[ AND EXISTS (SELECT 1 FROM situation_help h WHERE h.service_id = s.id AND h.situation_id = :situation) ]]
[[ AND :any_situation = 1 AND EXISTS (SELECT 1 FROM situation_help h JOIN situation t ON t.id = h.situation_id
  WHERE h.service_id = s.id AND t.status = 'published' AND t.vanished_on IS NULL AND NOT t.sensitive) ]]
[[ AND (s.age_to IS NULL OR s.age_to >= :age_least) ]]
[[ AND (s.age_from IS NULL OR s.age_from <= :age_most) ]]
[[ AND (s.round_the_clock OR EXISTS (SELECT 1 FROM opening_hours o WHERE o.service_id = s.id
  AND o.weeks IS NULL AND o.date_from IS NULL AND NOT o.by_appointment
  AND o.weekday = :weekday AND o.opens <= :opens AND o.closes >= :closes
  AND (o.valid_from IS NULL OR o.valid_from <= :day) AND (o.valid_to IS NULL OR o.valid_to >= :day))) ]]

-- hsds_services_find(statuses texts, found ints, provider int?, since int?, codes ints, list text, situation int?, any_situation int?, age_least int?, age_most int?, weekday int?, opens int?, closes int?, day text, gone_since int?, after int?, limit int, offset int) :many
-- Of drafts, which were public until `gone_since` or later, nothing is asked.
SELECT f.id FROM (SELECT s.id FROM service s WHERE @hsds_offers
  [[ UNION ALL SELECT g.id FROM service g WHERE g.status = 'draft' AND g.withdrawn_at >= :gone_since ]]) f
WHERE 1 = 1 [[ AND f.id > :after ]] ORDER BY f.id LIMIT :limit OFFSET :offset

-- hsds_services_count(statuses texts, found ints, provider int?, since int?, codes ints, list text, situation int?, any_situation int?, age_least int?, age_most int?, weekday int?, opens int?, closes int?, day text, gone_since int?) :value
SELECT count(*) AS "n:int" FROM (SELECT s.id FROM service s WHERE @hsds_offers
  [[ UNION ALL SELECT g.id FROM service g WHERE g.status = 'draft' AND g.withdrawn_at >= :gone_since ]]) f

-- hsds_brief_rows(ids ints, limit int) :many
SELECT s.id, s.uuid, CASE WHEN s.status = 'draft' THEN s.withdrawn_at ELSE s.updated_at END AS "updated_at:int"
FROM service s WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- hsds_stays :part
-- Services at places, and what of them can be reached from where.
FROM service_place sp JOIN service s ON s.id = sp.service_id JOIN place pl ON pl.id = sp.place_id
WHERE pl.vanished_on IS NULL
  AND (sp.valid_from IS NULL OR sp.valid_from <= :day) AND (sp.valid_to IS NULL OR sp.valid_to >= :day)
[[ AND NOT pl.secret AND pl.id IN (:near) ]]
[[ AND ((pl.municipality_id IN (:covers) AND NOT pl.secret AND NOT EXISTS (SELECT 1 FROM service_area a WHERE a.service_id = s.id
    AND (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day)))
  OR EXISTS (SELECT 1 FROM service_area a WHERE a.service_id = s.id AND a.municipality_id IN (:covers)
    AND (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day))
  OR EXISTS (SELECT 1 FROM service_area a JOIN area_municipality am ON am.area_id = a.area_id
    WHERE a.service_id = s.id AND am.municipality_id IN (:covers)
    AND (a.valid_from IS NULL OR a.valid_from <= :day) AND (a.valid_to IS NULL OR a.valid_to >= :day))) ]]

-- hsds_stays_find(statuses texts, found ints, provider int?, since int?, codes ints, list text, situation int?, any_situation int?, age_least int?, age_most int?, weekday int?, opens int?, closes int?, near ints, covers ints, day text, after int?, limit int, offset int) :many
SELECT sp.id @hsds_stays AND @hsds_offers [[ AND sp.id > :after ]] ORDER BY sp.id LIMIT :limit OFFSET :offset

-- hsds_stays_count(statuses texts, found ints, provider int?, since int?, codes ints, list text, situation int?, any_situation int?, age_least int?, age_most int?, weekday int?, opens int?, closes int?, near ints, covers ints, day text) :value
SELECT count(*) AS "n:int" @hsds_stays AND @hsds_offers

-- hsds_makers :part
-- Published organizations by what their services are, and what they help in.
FROM provider p WHERE p.status = 'published'
[[ AND p.id IN (:named) ]]
[[ AND EXISTS (SELECT 1 FROM service s WHERE s.provider_id = p.id AND s.status = 'published' AND @hsds_has_code) ]]
[[ AND EXISTS (SELECT 1 FROM service s WHERE s.provider_id = p.id AND s.status = 'published' AND @hsds_has_list) ]]
[[ AND (EXISTS (SELECT 1 FROM situation_help h WHERE h.provider_id = p.id AND h.situation_id = :situation)
  OR EXISTS (SELECT 1 FROM situation_help h JOIN service s ON s.id = h.service_id
    WHERE s.provider_id = p.id AND s.status = 'published' AND h.situation_id = :situation)) ]]
[[ AND :any_situation = 1 AND (EXISTS (SELECT 1 FROM situation_help h JOIN situation t ON t.id = h.situation_id
    WHERE h.provider_id = p.id AND t.status = 'published' AND t.vanished_on IS NULL AND NOT t.sensitive)
  OR EXISTS (SELECT 1 FROM situation_help h JOIN situation t ON t.id = h.situation_id JOIN service s ON s.id = h.service_id
    WHERE s.provider_id = p.id AND s.status = 'published' AND t.status = 'published' AND t.vanished_on IS NULL AND NOT t.sensitive)) ]]

-- hsds_providers_find(named ints, codes ints, list text, situation int?, any_situation int?, day text, after int?, limit int, offset int) :many
SELECT p.id @hsds_makers [[ AND p.id > :after ]] ORDER BY p.id LIMIT :limit OFFSET :offset

-- hsds_providers_count(named ints, codes ints, list text, situation int?, any_situation int?, day text) :value
SELECT count(*) AS "n:int" @hsds_makers

-- hsds_export_providers(after int?, limit int) :many
-- Public organizations, and those that have public services though they themselves have ended.
SELECT p.id FROM provider p WHERE (p.status = 'published' OR (p.status = 'ended' AND EXISTS (
  SELECT 1 FROM service s WHERE s.provider_id = p.id AND s.status = 'published')))
[[ AND p.id > :after ]] ORDER BY p.id LIMIT :limit

-- hsds_service_of(uuid text) :value
-- 0: none that may leave the store.
SELECT coalesce(max(id), 0) AS "id:int" FROM service WHERE uuid = :uuid AND status IN ('published', 'ended')

-- hsds_provider_of(uuid text) :value
SELECT coalesce(max(id), 0) AS "id:int" FROM provider WHERE uuid = :uuid AND status IN ('published', 'ended')

-- hsds_postcode_municipalities(postcode text, limit int) :many
-- Municipalities that a postal code reaches into.
SELECT m.id, m.latitude, m.longitude FROM municipality m
WHERE m.postal_code = :postcode OR m.id IN (
  SELECT pl.municipality_id FROM place pl JOIN provider p ON p.id = pl.provider_id
  WHERE pl.postal_code = :postcode AND NOT pl.secret AND pl.vanished_on IS NULL AND p.status IN ('published', 'ended'))
ORDER BY CASE WHEN m.postal_code = :postcode THEN 0 ELSE 1 END, m.id LIMIT :limit

-- hsds_postcode_centre(postcode text, limit int) :many
-- Where public places are whose record says this postal code.
SELECT pl.id, pl.latitude, pl.longitude FROM place pl
JOIN provider p ON p.id = pl.provider_id LEFT JOIN municipality m ON m.id = pl.municipality_id
WHERE (pl.postal_code = :postcode OR (pl.postal_code IS NULL AND m.postal_code = :postcode))
  AND p.status IN ('published', 'ended') AND NOT pl.secret AND pl.vanished_on IS NULL AND pl.latitude IS NOT NULL AND pl.longitude IS NOT NULL
ORDER BY pl.id LIMIT :limit

-- hsds_places_within(south int, north int, west int, east int) :each
SELECT pl.id, pl.latitude, pl.longitude FROM place pl
WHERE NOT pl.secret AND pl.vanished_on IS NULL AND pl.latitude BETWEEN :south AND :north AND pl.longitude BETWEEN :west AND :east
ORDER BY pl.id

-- Suggestions on the way from evidence to results (app/trace).

-- way_voices(ids ints, open int, limit int) :many
SELECT v.id, v.title, a.name AS area FROM voice v JOIN area a ON a.id = v.area_id
WHERE v.id IN (:ids) AND v.consultation_id IS NULL AND v.title IS NOT NULL AND (:open = 0 OR v.moderation = 'shown')
ORDER BY v.id LIMIT :limit

-- way_all_voices(limit int) :many
SELECT v.id, v.title, a.name AS area FROM voice v JOIN area a ON a.id = v.area_id
WHERE v.consultation_id IS NULL AND v.title IS NOT NULL ORDER BY v.id DESC LIMIT :limit

-- way_voices_of(ids ints, limit int) :many
-- What suggestions were merged into or split to.
SELECT from_id, to_id FROM voice_lineage WHERE from_id IN (:ids) OR to_id IN (:ids) ORDER BY from_id, to_id LIMIT :limit

-- way_voice_area(id int) :value
SELECT area_id FROM voice WHERE id = :id

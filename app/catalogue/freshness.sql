-- freshness_of(service int, limit int) :many
-- The last verification of each part, those of one day and way together.
SELECT v.part, v.verified_on, v.method FROM verification v
WHERE v.kind = 'service' AND v.record_id = :service AND v.id = (
    SELECT w.id FROM verification w WHERE w.kind = v.kind AND w.record_id = v.record_id AND w.part = v.part
    ORDER BY w.verified_on DESC, w.id DESC LIMIT 1)
ORDER BY v.verified_on DESC, v.method, v.id LIMIT :limit

-- freshness_last(kind text, records ints, limit int) :many
SELECT v.record_id AS "record:int", v.part, max(v.verified_on) AS "verified_on:text" FROM verification v
WHERE v.kind = :kind [[ AND v.record_id IN (:records) ]]
GROUP BY v.record_id, v.part ORDER BY v.record_id, v.part LIMIT :limit

-- free_places_told(service int, told_after int) :one
SELECT amount, note, told_at FROM free_places WHERE service_id = :service AND told_at > :told_after

-- freshness_of(service int, limit int) :many
-- The last verification of each part, those of one day and way together.
SELECT v.part, v.verified_on, v.method FROM verification v
WHERE v.kind = 'service' AND v.record_id = :service AND v.id = (
    SELECT w.id FROM verification w WHERE w.kind = v.kind AND w.record_id = v.record_id AND w.part = v.part
    ORDER BY w.verified_on DESC, w.id DESC LIMIT 1)
ORDER BY v.verified_on DESC, v.method, v.id LIMIT :limit

-- verification_add(kind text, record int, part text, day text, method text, account int?) :send
INSERT INTO verification (kind, record_id, part, verified_on, method, account_id)
VALUES (:kind, :record, :part, :day, :method, :account)

-- freshness_put(kind text, record int, contacts int?, hours int?, places int?, price int?, entry int?, description int?) :send
-- The later day of each part counts, whatever was written last.
INSERT INTO freshness (kind, record_id, contacts, hours, places, price, entry, description)
VALUES (:kind, :record, :contacts, :hours, :places, :price, :entry, :description)
ON CONFLICT (kind, record_id) DO UPDATE SET
    contacts = CASE WHEN freshness.contacts IS NULL OR excluded.contacts > freshness.contacts THEN excluded.contacts ELSE freshness.contacts END,
    hours = CASE WHEN freshness.hours IS NULL OR excluded.hours > freshness.hours THEN excluded.hours ELSE freshness.hours END,
    places = CASE WHEN freshness.places IS NULL OR excluded.places > freshness.places THEN excluded.places ELSE freshness.places END,
    price = CASE WHEN freshness.price IS NULL OR excluded.price > freshness.price THEN excluded.price ELSE freshness.price END,
    entry = CASE WHEN freshness.entry IS NULL OR excluded.entry > freshness.entry THEN excluded.entry ELSE freshness.entry END,
    description = CASE WHEN freshness.description IS NULL OR excluded.description > freshness.description THEN excluded.description ELSE freshness.description END

-- freshness_drop(kind text, records ints) :send
DELETE FROM freshness WHERE kind = :kind AND record_id IN (:records)

-- freshness_checked(service int, day text) :send
-- The day that lists show and search ranks by: when somebody could be called.
UPDATE service SET checked_on = :day WHERE id = :service AND (checked_on IS NULL OR checked_on < :day)

-- freshness_checked_set(service int, day text) :send
UPDATE service SET checked_on = :day WHERE id = :service

-- freshness_rows(kind text, records ints, limit int) :many
SELECT record_id AS "record:int", contacts, hours, places, price, entry, description FROM freshness
WHERE kind = :kind [[ AND record_id IN (:records) ]] ORDER BY record_id LIMIT :limit

-- freshness_last(kind text, records ints, limit int) :many
SELECT v.record_id AS "record:int", v.part, max(v.verified_on) AS "verified_on:text" FROM verification v
WHERE v.kind = :kind [[ AND v.record_id IN (:records) ]]
GROUP BY v.record_id, v.part ORDER BY v.record_id, v.part LIMIT :limit

-- free_places_told(service int, told_after int) :one
SELECT amount, note, told_at FROM free_places WHERE service_id = :service AND told_at > :told_after

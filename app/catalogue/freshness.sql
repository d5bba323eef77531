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

-- freshness_put(service int, contacts int?, hours int?, places int?, price int?, entry int?, description int?) :send
-- The later day of each part counts, whatever was written last.
INSERT INTO service_freshness (service_id, contacts, hours, places, price, entry, description)
VALUES (:service, :contacts, :hours, :places, :price, :entry, :description)
ON CONFLICT (service_id) DO UPDATE SET
    contacts = CASE WHEN service_freshness.contacts IS NULL OR excluded.contacts > service_freshness.contacts
        THEN excluded.contacts ELSE service_freshness.contacts END,
    hours = CASE WHEN service_freshness.hours IS NULL OR excluded.hours > service_freshness.hours
        THEN excluded.hours ELSE service_freshness.hours END,
    places = CASE WHEN service_freshness.places IS NULL OR excluded.places > service_freshness.places
        THEN excluded.places ELSE service_freshness.places END,
    price = CASE WHEN service_freshness.price IS NULL OR excluded.price > service_freshness.price
        THEN excluded.price ELSE service_freshness.price END,
    entry = CASE WHEN service_freshness.entry IS NULL OR excluded.entry > service_freshness.entry
        THEN excluded.entry ELSE service_freshness.entry END,
    description = CASE WHEN service_freshness.description IS NULL OR excluded.description > service_freshness.description
        THEN excluded.description ELSE service_freshness.description END

-- freshness_drop(services ints) :send
DELETE FROM service_freshness WHERE service_id IN (:services)

-- freshness_checked(service int, day text) :send
-- The day that lists show and search ranks by: when somebody could be called.
UPDATE service SET checked_on = :day WHERE id = :service AND (checked_on IS NULL OR checked_on < :day)

-- freshness_checked_set(service int, day text) :send
UPDATE service SET checked_on = :day WHERE id = :service

-- freshness_rows(services ints, limit int) :many
SELECT service_id AS "record:int", contacts, hours, places, price, entry, description FROM service_freshness
WHERE 1 = 1 [[ AND service_id IN (:services) ]] ORDER BY service_id LIMIT :limit

-- freshness_last(kind text, records ints, limit int) :many
SELECT v.record_id AS "record:int", v.part, max(v.verified_on) AS "verified_on:text" FROM verification v
WHERE v.kind = :kind [[ AND v.record_id IN (:records) ]]
GROUP BY v.record_id, v.part ORDER BY v.record_id, v.part LIMIT :limit

-- free_places_told(service int, told_after int) :one
SELECT amount, note, told_at FROM free_places WHERE service_id = :service AND told_at > :told_after

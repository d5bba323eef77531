-- What is known of a health service beside its row.

-- health_get(service int) :one
SELECT referral, referral_note, new_patients, new_patients_on, home_visits, insurance FROM service_health
WHERE service_id = :service

-- health_get_all(services ints, limit int) :many
SELECT service_id AS "service:int", referral, referral_note, new_patients, new_patients_on, home_visits, insurance
FROM service_health WHERE service_id IN (:services) ORDER BY service_id LIMIT :limit

-- health_drop(service int) :send
DELETE FROM service_health WHERE service_id = :service

-- health_set(service int, referral text, referral_note text, new_patients text, new_patients_on text, home_visits text, insurance text) :send
INSERT INTO service_health (service_id, referral, referral_note, new_patients, new_patients_on, home_visits, insurance)
VALUES (:service, :referral, :referral_note, :new_patients, :new_patients_on, :home_visits, :insurance)
ON CONFLICT (service_id) DO UPDATE SET referral = excluded.referral, referral_note = excluded.referral_note,
    new_patients = excluded.new_patients, new_patients_on = excluded.new_patients_on,
    home_visits = excluded.home_visits, insurance = excluded.insurance

-- dup_number(provider int, ico text) :exec
UPDATE provider SET ico = :ico WHERE id = :provider

-- dup_services(provider int) :value
SELECT count(*) AS "n:int" FROM service WHERE provider_id = :provider

-- dup_providers() :many
SELECT name, status, ico, external_id, merged_into FROM provider ORDER BY id LIMIT 100

-- dup_contacts() :many
SELECT coalesce(provider_id, 0) AS "provider:int", value FROM contact ORDER BY provider_id, service_id, position, value LIMIT 100

-- dup_owners() :many
SELECT id, provider_id FROM service ORDER BY id LIMIT 100

-- dup_provider(service int, provider int) :exec
UPDATE service SET provider_id = :provider WHERE id = :service

-- dup_verify(service int) :exec
INSERT INTO verification (kind, record_id, part, verified_on, method) VALUES ('service', :service, 'contacts', '2026-03-01', 'phone')

-- dup_verifications(service int) :value
SELECT count(*) AS "n:int" FROM verification WHERE kind = 'service' AND record_id = :service

-- dup_attach(service int) :exec
INSERT INTO attachment (token, kind, record_id, position, label, published) VALUES ('t', 'service', :service, 1, 'Ceník', TRUE)

-- dup_attachments(service int) :value
SELECT count(*) AS "n:int" FROM attachment WHERE kind = 'service' AND record_id = :service

-- dup_place(secret bool) :value
-- A place of the first provider, where its first service is.
INSERT INTO place (provider_id, source, name, secret, street) VALUES (1, 'office', 'Dům', :secret, CASE WHEN :secret THEN NULL ELSE 'Dlouhá' END)
RETURNING id

-- dup_stay(place int) :exec
INSERT INTO service_place (service_id, place_id) VALUES (1, :place)

-- dup_services_at(place int) :value
SELECT count(*) AS "n:int" FROM service_place WHERE place_id = :place

-- dup_address(place int, street text, house text) :exec
UPDATE place SET street = :street, house_number = :house WHERE id = :place

-- dup_no_type(service int) :exec
UPDATE service SET kind = 'related', type_id = NULL WHERE id = :service

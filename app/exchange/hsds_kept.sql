-- Documents of a provider with a secret place are not read: something in them may
-- say where it is.

-- hsds_kept_services(ids ints, limit int) :many
SELECT k.service_id AS "record:int", k.document, k.base, s.uuid, s.source
FROM hsds_kept k JOIN service s ON s.id = k.service_id
WHERE k.service_id IN (:ids)
  AND NOT EXISTS (SELECT 1 FROM place p WHERE p.provider_id = s.provider_id AND p.secret)
  AND NOT EXISTS (SELECT 1 FROM service_place sp JOIN place p ON p.id = sp.place_id WHERE sp.service_id = s.id AND p.secret)
ORDER BY k.service_id LIMIT :limit

-- hsds_kept_providers(ids ints, limit int) :many
SELECT k.provider_id AS "record:int", k.document, k.base, o.uuid, o.source
FROM hsds_kept k JOIN provider o ON o.id = k.provider_id
WHERE k.provider_id IN (:ids)
  AND NOT EXISTS (SELECT 1 FROM place p WHERE p.provider_id = k.provider_id AND p.secret)
ORDER BY k.provider_id LIMIT :limit

-- hsds_kept_owners(services ints, limit int) :many
-- Providers of these services.
SELECT s.id, s.provider_id FROM service s WHERE s.id IN (:services) ORDER BY s.id LIMIT :limit

-- hsds_kept_mixed(providers ints, limit int) :many
-- Providers that have documents, or whose services have.
SELECT p.id FROM provider p
WHERE p.id IN (:providers) AND (EXISTS (SELECT 1 FROM hsds_kept k WHERE k.provider_id = p.id)
    OR EXISTS (SELECT 1 FROM hsds_kept k JOIN service s ON s.id = k.service_id WHERE s.provider_id = p.id))
ORDER BY p.id LIMIT :limit

-- hsds_kept_documents(services ints, providers ints, limit int) :many
-- Of services or of providers.
SELECT coalesce(service_id, provider_id) AS "record:int", document, base FROM hsds_kept
WHERE FALSE [[ OR service_id IN (:services) ]] [[ OR provider_id IN (:providers) ]]
ORDER BY coalesce(service_id, provider_id), id LIMIT :limit

-- hsds_kept_drop(services ints, providers ints) :send
DELETE FROM hsds_kept WHERE FALSE [[ OR service_id IN (:services) ]] [[ OR provider_id IN (:providers) ]]

-- hsds_kept_add(service int?, provider int?, document text, base text) :insert
INSERT INTO hsds_kept (service_id, provider_id, document, base) VALUES (:service, :provider, :document, :base)

-- hsds_kept_hidden(providers ints, limit int) :many
-- Those of them that have a secret place.
SELECT DISTINCT provider_id AS provider FROM place WHERE secret AND provider_id IN (:providers)
ORDER BY provider_id LIMIT :limit

-- hsds_kept_forget() :exec
-- What a secret place stands in is not kept at all.
DELETE FROM hsds_kept WHERE provider_id IN (SELECT p.provider_id FROM place p WHERE p.secret)
   OR service_id IN (SELECT s.id FROM service s JOIN place p ON p.provider_id = s.provider_id WHERE p.secret)
   OR service_id IN (SELECT sp.service_id FROM service_place sp JOIN place p ON p.id = sp.place_id WHERE p.secret)

-- hsds_in_towns() :each
SELECT m.id, m.name, d.name AS district, r.name AS region, m.postal_code
FROM municipality m LEFT JOIN district d ON d.id = m.district_id LEFT JOIN region r ON r.id = m.region_id
ORDER BY m.name, m.id

-- hsds_in_areas() :each
SELECT id, name FROM area ORDER BY id

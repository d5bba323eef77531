-- verify_where :part
-- Of an account that keeps nothing everywhere: what is of the areas it keeps, by
-- the provider's seat and places (provider_may); then what was chosen.
WHERE s.status = 'published'
  [[ AND EXISTS (
      SELECT 1 FROM role_grant g JOIN area_municipality am ON am.area_id = g.area_id
      WHERE g.account_id = :account AND g.role IN ('admin', 'editor', 'coordinator', 'head')
        AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to >= :today)
        AND (am.municipality_id = p.municipality_id OR am.municipality_id IN (
            SELECT pl.municipality_id FROM place pl WHERE pl.provider_id = p.id))) ]]
  [[ AND t.code = :type ]]
  [[ AND s.id IN (
      SELECT sp.service_id FROM service_place sp JOIN place pl ON pl.id = sp.place_id
      WHERE pl.municipality_id = :municipality AND NOT pl.secret
      UNION SELECT sa.service_id FROM service_area sa WHERE sa.municipality_id = :municipality) ]]
  [[ AND s.id IN (
      SELECT sp.service_id FROM service_place sp JOIN place pl ON pl.id = sp.place_id
      JOIN area_municipality am ON am.municipality_id = pl.municipality_id
      WHERE am.area_id = :area AND NOT pl.secret
      UNION SELECT sa.service_id FROM service_area sa WHERE sa.area_id = :area) ]]

-- verify_services(account int?, today text, type text, municipality int?, area int?, limit int) :many
SELECT s.id, s.name, s.provider_id AS "provider:int", p.name AS provider_name, t.name AS type_name
FROM service s JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
@verify_where
ORDER BY s.id LIMIT :limit

-- verify_lines(limit int) :many
SELECT id, name, checked_on FROM crisis_line WHERE vanished_on IS NULL ORDER BY id LIMIT :limit

-- verify_service(id int) :one
SELECT s.id, s.name, s.slug, s.status, s.provider_id AS "provider:int", p.name AS provider_name, p.slug AS provider_slug
FROM service s JOIN provider p ON p.id = s.provider_id WHERE s.id = :id

-- verify_line(id int) :one
SELECT id, name, checked_on FROM crisis_line WHERE id = :id AND vanished_on IS NULL

-- verify_line_checked(id int, day text, now int) :exec
UPDATE crisis_line SET checked_on = :day, updated_at = :now WHERE id = :id

-- verify_line_contacts(line int, limit int) :many
SELECT kind, value, note FROM contact WHERE crisis_line_id = :line ORDER BY position, id LIMIT :limit

-- verify_types(day text, limit int) :many
SELECT code, name FROM code WHERE list = 'service_type' AND (valid_to IS NULL OR valid_to >= :day)
ORDER BY position, id LIMIT :limit

-- verify_areas(limit int) :many
-- Areas in which a provider has a seat or a place.
SELECT a.id, a.slug, a.name FROM area a
WHERE a.valid_to IS NULL AND a.id IN (
    SELECT am.area_id FROM area_municipality am WHERE am.municipality_id IN (
        SELECT municipality_id FROM provider UNION SELECT municipality_id FROM place WHERE NOT secret))
ORDER BY a.sort_key, a.id LIMIT :limit

-- verify_inviting(today text, limit int) :many
-- Providers that could be written to, with nobody who answers for their entries.
SELECT p.id FROM provider p
WHERE p.status = 'published'
  AND NOT EXISTS (SELECT 1 FROM provider_account pa WHERE pa.provider_id = p.id AND pa.valid_from <= :today
                  AND (pa.valid_to IS NULL OR pa.valid_to >= :today))
  AND EXISTS (SELECT 1 FROM contact c LEFT JOIN service s ON s.id = c.service_id
              WHERE (c.provider_id = p.id OR s.provider_id = p.id) AND c.kind = 'email')
ORDER BY p.id LIMIT :limit

-- verify_email(provider int) :one
-- Where to write to: the provider's own address before those of its services.
SELECT c.value FROM contact c LEFT JOIN service s ON s.id = c.service_id
WHERE (c.provider_id = :provider OR s.provider_id = :provider) AND c.kind = 'email'
ORDER BY CASE WHEN c.provider_id IS NULL THEN 1 ELSE 0 END, c.position, c.id LIMIT 1

-- ---- the contact log ----

-- contact_log_add(provider int?, line int?, service int?, day text, method text, role text, outcome text, note text, account int?, now int) :value
INSERT INTO contact_log (provider_id, crisis_line_id, service_id, day, method, role, outcome, note, account_id, written_at)
VALUES (:provider, :line, :service, :day, :method, :role, :outcome, :note, :account, :now) RETURNING id

-- contact_log_list(provider int?, line int?, limit int, offset int) :many
SELECT l.id, l.day, l.method, l.role, l.outcome, l.note, s.id AS "service:int?", s.name AS service_name, a.name AS person
FROM contact_log l LEFT JOIN service s ON s.id = l.service_id LEFT JOIN account a ON a.id = l.account_id
WHERE 1 = 1 [[ AND l.provider_id = :provider ]] [[ AND l.crisis_line_id = :line ]]
ORDER BY l.day DESC, l.id DESC LIMIT :limit OFFSET :offset

-- contact_log_count(provider int) :value
SELECT count(*) AS "n:int" FROM contact_log WHERE provider_id = :provider

-- contact_log_tries(since text, limit int) :many
-- Where nobody was reached since a day.
SELECT l.service_id AS "service:int?", l.crisis_line_id AS "line:int?", count(*) AS "tries:int", max(l.day) AS "day:text"
FROM contact_log l WHERE l.outcome IN ('not_reached', 'dead') AND l.day >= :since
GROUP BY l.service_id, l.crisis_line_id ORDER BY l.service_id, l.crisis_line_id LIMIT :limit

-- contact_log_forget(before text) :exec
DELETE FROM contact_log WHERE day < :before

-- contact_provider(id int) :one
SELECT id, name, slug, status FROM provider WHERE id = :id

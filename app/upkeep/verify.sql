-- verify_where :part
-- Of an account that keeps nothing everywhere: what is of the areas it keeps, by
-- the provider's seat and places (provider_may); then what was chosen.
WHERE s.status = 'published'
  [[ AND EXISTS (
      SELECT 1 FROM role_grant g JOIN area_municipality am ON am.area_id = g.area_id
      JOIN provider p ON p.id = s.provider_id
      WHERE g.account_id = :account AND g.role IN ('admin', 'editor', 'coordinator', 'head')
        AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to >= :today)
        AND (am.municipality_id = p.municipality_id OR am.municipality_id IN (
            SELECT pl.municipality_id FROM place pl WHERE pl.provider_id = p.id))) ]]
  [[ AND s.type_id IN (SELECT t.id FROM code t WHERE t.code = :type) ]]
  [[ AND s.id IN (
      SELECT sp.service_id FROM service_place sp JOIN place pl ON pl.id = sp.place_id
      WHERE pl.municipality_id = :municipality AND NOT pl.secret
      UNION SELECT sa.service_id FROM service_area sa WHERE sa.municipality_id = :municipality) ]]
  [[ AND s.id IN (
      SELECT sp.service_id FROM service_place sp JOIN place pl ON pl.id = sp.place_id
      JOIN area_municipality am ON am.municipality_id = pl.municipality_id
      WHERE am.area_id = :area AND NOT pl.secret
      UNION SELECT sa.service_id FROM service_area sa WHERE sa.area_id = :area) ]]

-- verify_points :part
-- How urgent a service is on the day, as freshness_score() counts it of the last days f;
-- a test compares the two.
(CASE WHEN f.contacts IS NULL THEN 500 WHEN :day - f.contacts <= :contacts_days THEN 0 WHEN :day - f.contacts >= 4 * :contacts_days THEN 400
     ELSE ((:day - f.contacts) * 100 + :contacts_days - 1) / :contacts_days END) * :contacts_weight +
    (CASE WHEN f.hours IS NULL THEN 500 WHEN :day - f.hours <= :hours_days THEN 0 WHEN :day - f.hours >= 4 * :hours_days THEN 400
     ELSE ((:day - f.hours) * 100 + :hours_days - 1) / :hours_days END) * :hours_weight +
    (CASE WHEN f.places IS NULL THEN 500 WHEN :day - f.places <= :places_days THEN 0 WHEN :day - f.places >= 4 * :places_days THEN 400
     ELSE ((:day - f.places) * 100 + :places_days - 1) / :places_days END) * :places_weight +
    (CASE WHEN f.price IS NULL THEN 500 WHEN :day - f.price <= :price_days THEN 0 WHEN :day - f.price >= 4 * :price_days THEN 400
     ELSE ((:day - f.price) * 100 + :price_days - 1) / :price_days END) * :price_weight +
    (CASE WHEN f.entry IS NULL THEN 500 WHEN :day - f.entry <= :entry_days THEN 0 WHEN :day - f.entry >= 4 * :entry_days THEN 400
     ELSE ((:day - f.entry) * 100 + :entry_days - 1) / :entry_days END) * :entry_weight +
    (CASE WHEN f.description IS NULL THEN 500 WHEN :day - f.description <= :description_days THEN 0 WHEN :day - f.description >= 4 * :description_days THEN 400
     ELSE ((:day - f.description) * 100 + :description_days - 1) / :description_days END) * :description_weight

-- verify_from :part
-- What is due, so that its points are above 0; without a row f nothing was ever verified.
FROM service s LEFT JOIN service_freshness f ON f.service_id = s.id
@verify_where
  [[ AND s.provider_id IN (:providers) ]]
  [[ AND f.service_id IS NULL AND :never = 1 ]]
  AND (f.contacts IS NULL OR f.hours IS NULL OR f.places IS NULL OR f.price IS NULL OR f.entry IS NULL OR f.description IS NULL
    OR f.contacts < :day - :contacts_days OR f.hours < :day - :hours_days OR f.places < :day - :places_days
    OR f.price < :day - :price_days OR f.entry < :day - :entry_days OR f.description < :day - :description_days)

-- verify_services(day int, contacts_days int, hours_days int, places_days int, price_days int, entry_days int, description_days int, account int?, today text, type text, municipality int?, area int?, providers ints, never int?, contacts_weight int, hours_weight int, places_weight int, price_weight int, entry_weight int, description_weight int, yesterday text, limit int, offset int) :many
-- Due ones, the most urgent first; what was tried yesterday or today comes last.
SELECT s.id, s.name, s.provider_id AS "provider:int", p.name AS provider_name, t.name AS type_name, d.late AS "late:int",
       d.contacts AS "contacts:int?", d.hours AS "hours:int?", d.places AS "places:int?", d.price AS "price:int?", d.entry AS "entry:int?", d.description AS "description:int?"
FROM (SELECT s.id, f.contacts, f.hours, f.places, f.price, f.entry, f.description,
        CASE WHEN s.id IN (SELECT l.service_id FROM contact_log l WHERE l.outcome IN ('not_reached', 'dead')
            AND l.day >= :yesterday AND l.service_id IS NOT NULL) THEN 1 ELSE 0 END AS late,
    @verify_points AS points
    @verify_from
    ORDER BY late, points DESC, s.id LIMIT :limit OFFSET :offset) d
JOIN service s ON s.id = d.id JOIN provider p ON p.id = s.provider_id LEFT JOIN code t ON t.id = s.type_id
ORDER BY d.late, d.points DESC, s.id LIMIT :limit

-- verify_count(day int, contacts_days int, hours_days int, places_days int, price_days int, entry_days int, description_days int, account int?, today text, type text, municipality int?, area int?, providers ints, never int?) :value
SELECT count(*) AS "n:int"
@verify_from

-- verify_public(limit int) :many
SELECT id, provider_id AS "provider:int" FROM service WHERE status = 'published' ORDER BY id LIMIT :limit

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

-- contact_log_tries(since text, services ints, limit int) :many
-- Where nobody was reached since a day; of all lines, and of these services.
SELECT l.service_id AS "service:int?", l.crisis_line_id AS "line:int?", count(*) AS "tries:int", max(l.day) AS "day:text"
FROM contact_log l WHERE l.outcome IN ('not_reached', 'dead') AND l.day >= :since
  AND (l.crisis_line_id IS NOT NULL [[ OR l.service_id IN (:services) ]])
GROUP BY l.service_id, l.crisis_line_id ORDER BY l.service_id, l.crisis_line_id LIMIT :limit

-- contact_log_forget(before text) :exec
DELETE FROM contact_log WHERE day < :before

-- contact_provider(id int) :one
SELECT id, name, slug, status FROM provider WHERE id = :id

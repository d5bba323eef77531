-- ---- for the public ----

-- need_public(area text, limit int) :many
-- Needs that the public sees, those that are open first.
SELECT n.id, n.slug, n.title, n.summary, n.status, a.name AS area FROM need n JOIN area a ON a.id = n.area_id
WHERE n.status <> 'draft' [[ AND a.slug = :area ]]
ORDER BY CASE n.status WHEN 'published' THEN 0 ELSE 1 END, n.sort_key, n.id LIMIT :limit

-- need_get(slug text) :one
SELECT n.id, n.title, n.summary, n.text, n.status, n.closing, a.name AS area FROM need n JOIN area a ON a.id = n.area_id
WHERE n.slug = :slug AND n.status <> 'draft'

-- need_id(slug text) :value
SELECT id FROM need WHERE slug = :slug

-- need_groups(ids ints, limit int) :many
SELECT need_id, code FROM need_target_group WHERE need_id IN (:ids) ORDER BY need_id, code LIMIT :limit

-- evidence_get(id int) :one
SELECT e.id, e.title, e.kind, e.source, e.method, e.period_from, e.period_to, e.people, e.reliability, e.finding, e.url,
       a.name AS area
FROM evidence e JOIN area a ON a.id = e.area_id WHERE e.id = :id AND e.status = 'published'

-- ---- for the way from evidence to results ----

-- need_nodes(ids ints, open int?, limit int) :many
SELECT n.id, n.slug, n.title, n.status, a.name AS area FROM need n JOIN area a ON a.id = n.area_id
WHERE n.id IN (:ids) [[ AND (n.status <> 'draft' OR :open = 0) ]] ORDER BY n.id LIMIT :limit

-- need_all(limit int) :many
SELECT n.id, n.title, a.name AS area FROM need n JOIN area a ON a.id = n.area_id ORDER BY n.sort_key, n.id LIMIT :limit

-- evidence_nodes(ids ints, open int?, limit int) :many
SELECT e.id, e.title, e.status, a.name AS area FROM evidence e JOIN area a ON a.id = e.area_id
WHERE e.id IN (:ids) [[ AND (e.status <> 'draft' OR :open = 0) ]] ORDER BY e.id LIMIT :limit

-- evidence_all(limit int) :many
SELECT e.id, e.title, a.name AS area FROM evidence e JOIN area a ON a.id = e.area_id ORDER BY e.sort_key, e.id LIMIT :limit

-- ---- for the office ----

-- need_names(status text, area text, limit int) :many
SELECT n.id, n.title AS name FROM need n JOIN area a ON a.id = n.area_id
WHERE 1 = 1 [[ AND n.status = :status ]] [[ AND a.slug = :area ]] ORDER BY n.sort_key, n.id LIMIT :limit

-- need_lines(ids ints, limit int) :many
SELECT n.id, n.title, n.status, n.updated_at, a.name AS area FROM need n JOIN area a ON a.id = n.area_id
WHERE n.id IN (:ids) ORDER BY n.id LIMIT :limit

-- need_form(ids ints, limit int) :many
SELECT n.id, n.slug, n.title, n.summary, n.text, n.status, n.closing, n.area_id, a.slug AS area
FROM need n JOIN area a ON a.id = n.area_id WHERE n.id IN (:ids) ORDER BY n.id LIMIT :limit

-- need_slug(slug text) :value
SELECT count(*) AS "n:int" FROM need WHERE slug = :slug

-- need_add(uuid text, slug text, area_id int, title text, summary text, status text, sort_key text, now int) :value
INSERT INTO need (uuid, slug, area_id, title, summary, status, sort_key, created_at, updated_at)
VALUES (:uuid, :slug, :area_id, :title, :summary, :status, :sort_key, :now, :now) RETURNING id

-- need_set(id int, area_id int, title text, summary text, text text, status text, closing text, sort_key text, now int) :send
UPDATE need SET area_id = :area_id, title = :title, summary = :summary, text = :text, status = :status,
    closing = :closing, sort_key = :sort_key, updated_at = :now WHERE id = :id

-- need_groups_drop(id int) :send
DELETE FROM need_target_group WHERE need_id = :id

-- need_group_add(id int, code text) :send
INSERT INTO need_target_group (need_id, code) VALUES (:id, :code) ON CONFLICT DO NOTHING

-- need_area(id int) :value
SELECT area_id FROM need WHERE id = :id

-- evidence_names(kind text, area text, limit int) :many
SELECT e.id, e.title AS name FROM evidence e JOIN area a ON a.id = e.area_id
WHERE 1 = 1 [[ AND e.kind = :kind ]] [[ AND a.slug = :area ]] ORDER BY e.sort_key, e.id LIMIT :limit

-- evidence_lines(ids ints, limit int) :many
SELECT e.id, e.title, e.status, e.source, e.period_to, e.updated_at FROM evidence e WHERE e.id IN (:ids) ORDER BY e.id LIMIT :limit

-- evidence_form(ids ints, limit int) :many
SELECT e.id, e.title, e.kind, e.source, e.method, e.period_from, e.period_to, e.people, e.reliability, e.finding, e.url,
       e.status, e.area_id, a.slug AS area
FROM evidence e JOIN area a ON a.id = e.area_id WHERE e.id IN (:ids) ORDER BY e.id LIMIT :limit

-- evidence_add(uuid text, area_id int, title text, kind text, source text, reliability text, finding text, status text, sort_key text, now int) :value
INSERT INTO evidence (uuid, area_id, title, kind, source, reliability, finding, status, sort_key, created_at, updated_at)
VALUES (:uuid, :area_id, :title, :kind, :source, :reliability, :finding, :status, :sort_key, :now, :now) RETURNING id

-- evidence_set(id int, area_id int, title text, kind text, source text, method text, period_from text, period_to text, people int?, reliability text, finding text, url text, status text, sort_key text, now int) :send
UPDATE evidence SET area_id = :area_id, title = :title, kind = :kind, source = :source, method = :method,
    period_from = :period_from, period_to = :period_to, people = :people, reliability = :reliability, finding = :finding,
    url = :url, status = :status, sort_key = :sort_key, updated_at = :now WHERE id = :id

-- evidence_area(id int) :value
SELECT area_id FROM evidence WHERE id = :id

-- ---- for the public ----

-- group_public_list(limit int) :many
-- Groups the public sees, area by area, the steering group first.
SELECT g.slug, g.kind, g.name, g.summary, g.status, a.name AS area
FROM planning_group g JOIN area a ON a.id = g.area_id
WHERE g.status IN ('published', 'ended')
ORDER BY a.sort_key, a.id, g.status DESC, g.kind, g.sort_key, g.id LIMIT :limit

-- group_links(limit int) :many
SELECT slug, name FROM planning_group WHERE status = 'published' ORDER BY id LIMIT :limit

-- ---- one group ----

-- group_get(slug text) :one
SELECT g.id, g.slug, g.area_id, g.kind, g.name, g.summary, g.about, g.charter, g.charter_on, g.joining, g.email, g.status,
       a.name AS area
FROM planning_group g JOIN area a ON a.id = g.area_id WHERE g.slug = :slug

-- group_seat(group_id int, account_id int, today text) :one
-- The visitor's own seat in the group today.
SELECT id, number, post FROM group_member
WHERE group_id = :group_id AND account_id = :account_id AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today)
ORDER BY id LIMIT 1

-- group_office_list(limit int) :many
SELECT g.id, g.slug, g.area_id, g.kind, g.name, g.summary, g.status, a.name AS area,
       (SELECT count(*) FROM meeting m WHERE m.group_id = g.id AND m.state = 'submitted') AS "submitted:int",
       (SELECT count(*) FROM group_task k JOIN meeting m ON m.id = k.meeting_id WHERE m.group_id = g.id AND k.state = 'open') AS "tasks:int",
       (SELECT min(m.day) FROM meeting m WHERE m.group_id = g.id AND m.state IN ('planned', 'invited', 'recorded')) AS "next:text"
FROM planning_group g JOIN area a ON a.id = g.area_id
ORDER BY a.sort_key, a.id, g.status DESC, g.kind, g.sort_key, g.id LIMIT :limit

-- group_seats_of(account_id int, today text, limit int) :many
SELECT group_id AS id FROM group_member
WHERE account_id = :account_id AND valid_from <= :today AND (valid_to IS NULL OR valid_to >= :today)
ORDER BY group_id LIMIT :limit

-- ---- as a record of the office ----

-- group_names(status text, area_id int?, limit int) :many
SELECT id, name, area_id FROM planning_group WHERE 1 = 1 [[ AND status = :status ]] [[ AND area_id = :area_id ]]
ORDER BY sort_key, id LIMIT :limit

-- group_lines(ids ints, limit int) :many
SELECT g.id, g.name, g.status, g.updated_at, a.name AS area FROM planning_group g JOIN area a ON a.id = g.area_id
WHERE g.id IN (:ids) ORDER BY g.id LIMIT :limit

-- group_form(ids ints, limit int) :many
SELECT id, slug, area_id, kind, topic, name, summary, about, charter, charter_on, joining, email, status
FROM planning_group WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- group_slug(slug text) :value
SELECT count(*) AS "n:int" FROM planning_group WHERE slug = :slug

-- group_add(uuid text, slug text, area_id int, kind text, topic text, name text, sort_key text, summary text, status text, now int) :value
INSERT INTO planning_group (uuid, slug, area_id, kind, topic, name, sort_key, summary, status, created_at, updated_at)
VALUES (:uuid, :slug, :area_id, :kind, :topic, :name, :sort_key, :summary, :status, :now, :now) RETURNING id

-- group_set(id int, area_id int, kind text, topic text, name text, sort_key text, summary text, about text, charter text, charter_on text, joining text, email text, status text, now int) :send
UPDATE planning_group SET area_id = :area_id, kind = :kind, topic = :topic, name = :name, sort_key = :sort_key,
    summary = :summary, about = :about, charter = :charter, charter_on = :charter_on, joining = :joining, email = :email,
    status = :status, updated_at = :now
WHERE id = :id

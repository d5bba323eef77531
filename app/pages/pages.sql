-- ---- for the public: what is published ----

-- page_get(slug text) :one
SELECT id, slug, kind, title, summary, text, sensitive, plain_path, proofread_by, proofread_on FROM page
WHERE slug = :slug AND status = 'published'

-- page_links(limit int) :many
-- What frames and the site map lead to; few enough to be read at once.
SELECT slug, kind, title, place, sensitive, plain_path FROM page WHERE status = 'published'
ORDER BY position, id LIMIT :limit

-- page_easy(limit int) :many
SELECT slug, title, summary FROM page WHERE status = 'published' AND kind = 'easy' ORDER BY position, id LIMIT :limit

-- ---- for the office ----

-- page_names(kind text, status text, limit int) :many
SELECT id, title AS name FROM page WHERE 1 = 1 [[ AND kind = :kind ]] [[ AND status = :status ]]
ORDER BY position, id LIMIT :limit

-- page_lines(ids ints, limit int) :many
SELECT id, slug, title, status, updated_at FROM page WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- page_form(ids ints, limit int) :many
SELECT id, slug, kind, title, summary, text, place, position, sensitive, plain_path, proofread_by, proofread_on, status
FROM page WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- page_slug(slug text) :value
SELECT count(*) AS "n:int" FROM page WHERE slug = :slug

-- page_add(uuid text, slug text, kind text, title text, text text, place text, status text, now int) :value
INSERT INTO page (uuid, slug, kind, title, text, place, position, sensitive, status, created_at, updated_at)
VALUES (:uuid, :slug, :kind, :title, :text, :place, 0, FALSE, :status, :now, :now) RETURNING id

-- page_set(id int, kind text, title text, summary text, text text, place text, position int, sensitive bool, plain_path text, proofread_by text, proofread_on text, status text, now int) :send
UPDATE page SET kind = :kind, title = :title, summary = :summary, text = :text, place = :place, position = :position,
    sensitive = :sensitive, plain_path = :plain_path, proofread_by = :proofread_by, proofread_on = :proofread_on,
    status = :status, updated_at = :now WHERE id = :id

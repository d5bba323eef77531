-- ---- for the public ----

-- signpost_public(limit int) :many
-- All published trees, to list them.
SELECT t.id, t.slug, v.number, v.notation FROM signpost_tree t
JOIN signpost_version v ON v.tree_id = t.id AND v.number = t.published
ORDER BY t.slug LIMIT :limit

-- signpost_by_slug(slug text) :one
SELECT t.id, t.slug, v.number, v.notation FROM signpost_tree t
JOIN signpost_version v ON v.tree_id = t.id AND v.number = t.published
WHERE t.slug = :slug

-- ---- for the office ----

-- signpost_trees(limit int) :many
-- Every tree with its newest version and whether that is the one published.
SELECT t.id, t.slug, t.published AS "published:int?", t.published_at, v.number, v.notation, v.created_at, a.name AS "author:text"
FROM signpost_tree t
JOIN signpost_version v ON v.tree_id = t.id
 AND v.number = (SELECT max(w.number) FROM signpost_version w WHERE w.tree_id = t.id)
LEFT JOIN account a ON a.id = v.account_id
ORDER BY t.slug LIMIT :limit

-- signpost_tree(id int) :one
SELECT id, slug, published AS "published:int?" FROM signpost_tree WHERE id = :id

-- signpost_slug(slug text) :value
SELECT count(*) AS "n:int" FROM signpost_tree WHERE slug = :slug

-- signpost_version(tree int, number int) :one
SELECT number, notation, note, created_at FROM signpost_version WHERE tree_id = :tree AND number = :number

-- signpost_newest(tree int) :value
SELECT coalesce(max(number), 0) AS "n:int" FROM signpost_version WHERE tree_id = :tree

-- signpost_versions(tree int, limit int) :many
SELECT v.number, v.note, v.created_at, a.name AS "author:text"
FROM signpost_version v LEFT JOIN account a ON a.id = v.account_id
WHERE v.tree_id = :tree ORDER BY v.number DESC LIMIT :limit

-- signpost_tree_add(slug text, now int) :value
INSERT INTO signpost_tree (slug, updated_at) VALUES (:slug, :now) RETURNING id

-- signpost_version_add(tree int, number int, notation text, note text, account int?, now int) :exec
INSERT INTO signpost_version (tree_id, number, notation, note, account_id, created_at)
VALUES (:tree, :number, :notation, :note, :account, :now)

-- signpost_publish(tree int, number int?, account int?, now int) :exec
UPDATE signpost_tree SET published = :number, published_at = :now, publisher_id = :account, updated_at = :now WHERE id = :tree

-- signpost_shipped(slug text) :one
-- A tree that came with the program, and whether the office has had its hand in it.
SELECT t.id, t.published AS "published:int?", v.number, v.notation,
       (SELECT count(*) FROM signpost_version w WHERE w.tree_id = t.id AND w.account_id IS NOT NULL) AS "edited:int"
FROM signpost_tree t
JOIN signpost_version v ON v.tree_id = t.id
 AND v.number = (SELECT max(w.number) FROM signpost_version w WHERE w.tree_id = t.id)
WHERE t.slug = :slug

-- signpost_codes(limit int) :many
-- What a tree may name: kinds of services and target groups.
SELECT list, code, name FROM code WHERE list IN ('service_type', 'health_kind', 'target_group')
ORDER BY list, code LIMIT :limit

-- signpost_known(limit int) :many
-- Life situations that a tree may name.
SELECT slug, sensitive FROM situation WHERE status = 'published' ORDER BY slug LIMIT :limit

-- signpost_situations(slugs texts, limit int) :many
SELECT id, slug, name, sensitive FROM situation WHERE slug IN (:slugs) AND status = 'published'
ORDER BY slug LIMIT :limit

-- ---- for the public: published, and its day has come ----

-- news_now(now text, past text, limit int, offset int) :many
-- What holds on the day `now`, or what no longer does on the day `past`; the newest first.
SELECT id, slug, title, summary, shown_from, relevant_to FROM news WHERE status = 'published'
[[ AND shown_from <= :now AND (relevant_to IS NULL OR relevant_to >= :now) ]] [[ AND relevant_to < :past ]]
ORDER BY shown_from DESC, id DESC LIMIT :limit OFFSET :offset

-- news_count(now text, past text) :value
SELECT count(*) AS "n:int" FROM news WHERE status = 'published'
[[ AND shown_from <= :now AND (relevant_to IS NULL OR relevant_to >= :now) ]] [[ AND relevant_to < :past ]]

-- news_get(slug text, day text) :one
SELECT id, uuid, slug, title, summary, text, shown_from, relevant_to, updated_at FROM news
WHERE slug = :slug AND status = 'published' AND shown_from <= :day

-- news_feed(day text, limit int) :many
SELECT uuid, slug, title, summary, text, shown_from, updated_at FROM news
WHERE status = 'published' AND shown_from <= :day AND (relevant_to IS NULL OR relevant_to >= :day)
ORDER BY shown_from DESC, id DESC LIMIT :limit

-- news_originals(record int?, limit int) :many
-- What of published news can be translated.
SELECT id, title AS name, title, summary, text FROM news WHERE status = 'published' [[ AND id = :record ]] ORDER BY id LIMIT :limit

-- ---- for the office ----

-- news_names(status text, limit int) :many
SELECT id, title AS name FROM news WHERE 1 = 1 [[ AND status = :status ]] ORDER BY shown_from DESC, id DESC LIMIT :limit

-- news_lines(ids ints, limit int) :many
SELECT id, title, status, shown_from, updated_at FROM news WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- news_form(ids ints, limit int) :many
SELECT id, title, slug, summary, text, status, shown_from, relevant_to FROM news WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- news_slug(slug text) :value
SELECT count(*) AS "n:int" FROM news WHERE slug = :slug

-- news_add(uuid text, slug text, title text, summary text, status text, shown_from text, now int) :value
INSERT INTO news (uuid, slug, title, summary, status, shown_from, created_at, updated_at)
VALUES (:uuid, :slug, :title, :summary, :status, :shown_from, :now, :now) RETURNING id

-- news_set(id int, title text, summary text, text text, status text, shown_from text, relevant_to text, now int) :send
UPDATE news SET title = :title, summary = :summary, text = :text, status = :status, shown_from = :shown_from,
    relevant_to = :relevant_to, updated_at = :now WHERE id = :id

-- ---- by e-mail ----

-- news_to_announce(day text, settled int, limit int) :many
-- What the public sees and nobody was told yet; not what was changed a moment ago.
SELECT id, slug, title, summary, shown_from FROM news
WHERE status = 'published' AND announced_at IS NULL AND shown_from <= :day AND (relevant_to IS NULL OR relevant_to >= :day)
  AND updated_at <= :settled
ORDER BY shown_from, id LIMIT :limit

-- news_announced(id int, now int) :exec
-- 0: another program was faster.
UPDATE news SET announced_at = :now WHERE id = :id AND announced_at IS NULL

-- subscriber_by_email(email text) :one
SELECT id, token, asked_at, confirmed_at FROM news_subscriber WHERE email = lower(:email)

-- subscriber_add(email text, token text, now int) :exec
INSERT INTO news_subscriber (email, token, asked_at) VALUES (lower(:email), :token, :now) ON CONFLICT (email) DO NOTHING

-- subscriber_asked(id int, now int) :exec
UPDATE news_subscriber SET asked_at = :now WHERE id = :id

-- subscriber_of(token text) :one
SELECT id, email, confirmed_at FROM news_subscriber WHERE token = :token

-- subscriber_confirm(id int, now int) :exec
UPDATE news_subscriber SET confirmed_at = :now WHERE id = :id AND confirmed_at IS NULL

-- subscriber_drop(id int) :exec
DELETE FROM news_subscriber WHERE id = :id

-- subscriber_forget(before int) :exec
-- Addresses that nobody confirmed.
DELETE FROM news_subscriber WHERE confirmed_at IS NULL AND asked_at < :before

-- subscriber_list(limit int) :many
SELECT email, token FROM news_subscriber WHERE confirmed_at IS NOT NULL ORDER BY id LIMIT :limit

-- news_last_announced() :one
SELECT max(announced_at) AS "at:int?" FROM news

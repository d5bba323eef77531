-- news_list(limit int) :many
-- SELECT * with now() is only said here; LIMIT (too).
SELECT n.a AS "now:int", n.known, ':: ILIKE now()' FROM news n
WHERE EXISTS (SELECT 1 FROM b WHERE (b.id = n.id))
ORDER BY n.id
LIMIT :limit -- CURRENT_DATE

-- news_a() :one
SELECT a::int FROM news WHERE a ILIKE 'x'

-- news_b() :one
SELECT group_concat(a), string_agg(a, ',') FROM news

-- news_c() :exec
UPDATE news SET a = datetime('x'), b = date('now'), c = now()
WHERE d < CURRENT_TIMESTAMP

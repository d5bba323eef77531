-- news_unordered(limit int) :many
SELECT a FROM news LIMIT :limit

-- news_endless() :many
SELECT a FROM news WHERE id IN (SELECT id FROM news ORDER BY id LIMIT 3)
ORDER BY id

-- news_export() :each
SELECT a FROM news ORDER BY id

-- news_last() :many
SELECT a FROM news

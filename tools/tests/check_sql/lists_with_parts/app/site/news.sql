-- news_page :part
ORDER BY n.id
LIMIT :limit

-- news_where :part
WHERE n.a = 1

-- news_list(limit int) :many
SELECT n.a FROM news n
@news_where
@news_page

-- news_endless(limit int) :many
SELECT n.a FROM news n
@news_where

-- Not a query (of news).
-- news_list(limit int) :many
-- Said of it (once) :
SELECT 1

-- news_add() :exec
SELECT 2

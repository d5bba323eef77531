-- other_list(limit int) :many
SELECT a FROM other
@news_page

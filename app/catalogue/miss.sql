-- search_month_add(month text, asked int, missed int) :exec
INSERT INTO search_month (month, asked, missed) VALUES (:month, :asked, :missed)
ON CONFLICT (month) DO UPDATE SET asked = search_month.asked + excluded.asked, missed = search_month.missed + excluded.missed

-- search_miss_add(month text, words text, times int, most int) :exec
-- Of words that nobody else wrote this month, only up to a number: some write anything.
INSERT INTO search_miss (month, words, times)
SELECT :month, :words, :times
WHERE (SELECT count(*) FROM search_miss m WHERE m.month = :month) < :most
   OR EXISTS (SELECT 1 FROM search_miss m WHERE m.month = :month AND m.words = :words)
ON CONFLICT (month, words) DO UPDATE SET times = search_miss.times + excluded.times

-- search_miss_forget(month text, oldest text, shown int) :exec
-- Of months that are over, what was rare; all that is older.
DELETE FROM search_miss WHERE month < :oldest OR (month < :month AND times < :shown)

-- search_month_forget(oldest text) :exec
DELETE FROM search_month WHERE month < :oldest

-- search_months(limit int) :many
SELECT month, asked, missed FROM search_month ORDER BY month DESC LIMIT :limit

-- search_misses(shown int, limit int, offset int) :many
SELECT words, sum(times) AS "times:int", max(month) AS "month:text" FROM search_miss WHERE times >= :shown
GROUP BY words ORDER BY 2 DESC, words LIMIT :limit OFFSET :offset

-- search_misses_count(shown int) :value
SELECT count(DISTINCT words) AS "total:int" FROM search_miss WHERE times >= :shown

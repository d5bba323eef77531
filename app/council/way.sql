-- Papers on the way from evidence to results (app/trace).

-- way_papers(ids ints, open int, limit int) :many
SELECT p.id, p.slug, p.title, p.state,
    (SELECT c.text FROM paper_copy c WHERE c.paper_id = p.id AND c.part = 'title') AS "copy:text",
    (SELECT h.number FROM hearing h WHERE h.paper_id = p.id AND h.authoritative AND h.number IS NOT NULL
     ORDER BY h.attempt DESC LIMIT 1) AS "number:text"
FROM paper p WHERE p.id IN (:ids) AND (:open = 0 OR EXISTS (SELECT 1 FROM paper_publication u WHERE u.paper_id = p.id))
ORDER BY p.id LIMIT :limit

-- way_all_papers(limit int) :many
SELECT id, title, state FROM paper ORDER BY id DESC LIMIT :limit

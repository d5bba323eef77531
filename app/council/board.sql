-- ---- the office ----

-- board_notice_names(areas ints, limit int) :many
SELECT id, title AS name FROM board_notice WHERE area_id IN (:areas) ORDER BY posted_on DESC, id DESC LIMIT :limit

-- board_notice_get(ids ints, limit int) :many
SELECT id, area_id, kind, title, reference, text, status, posted_on, removed_on, session_id, paper_id, updated_at
FROM board_notice WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- board_notice_area(id int) :one
SELECT area_id, status, posted_on FROM board_notice WHERE id = :id

-- board_notice_add(uuid text, area int, kind text, title text, text text, status text, posted_on text, removed_on text, session int?, paper int?, now int) :value
INSERT INTO board_notice (uuid, area_id, kind, title, text, status, posted_on, removed_on, session_id, paper_id, updated_at)
VALUES (:uuid, :area, :kind, :title, :text, :status, :posted_on, :removed_on, :session, :paper, :now) RETURNING id

-- board_notice_set(id int, kind text, title text, reference text, text text, status text, posted_on text, removed_on text, now int) :send
UPDATE board_notice SET kind = :kind, title = :title, reference = :reference, text = :text, status = :status,
    posted_on = :posted_on, removed_on = :removed_on, updated_at = :now WHERE id = :id

-- board_notice_of_session(session int) :one
SELECT id FROM board_notice WHERE session_id = :session AND status <> 'ended' ORDER BY id LIMIT 1

-- ---- the public ----

-- board_notices(day text, past text, limit int, offset int) :many
-- What hangs on the day `day`; what hung before the day `past`.
SELECT n.id, n.uuid, n.kind, n.title, n.reference, n.text, n.posted_on, n.removed_on, a.name AS area, p.slug AS "paper:text"
FROM board_notice n JOIN area a ON a.id = n.area_id
LEFT JOIN paper p ON p.id = n.paper_id AND EXISTS (SELECT 1 FROM paper_publication u WHERE u.paper_id = p.id)
WHERE n.status = 'published' [[ AND n.posted_on <= :day AND n.removed_on >= :day ]] [[ AND n.removed_on < :past ]]
ORDER BY n.posted_on DESC, n.id DESC LIMIT :limit OFFSET :offset

-- board_count(day text, past text) :value
SELECT count(*) AS "n:int" FROM board_notice n
WHERE n.status = 'published' [[ AND n.posted_on <= :day AND n.removed_on >= :day ]] [[ AND n.removed_on < :past ]]

-- board_notice_public(id int, day text) :one
SELECT n.id, n.kind, n.title, n.reference, n.text, n.posted_on, n.removed_on, a.name AS area, p.slug AS "paper:text"
FROM board_notice n JOIN area a ON a.id = n.area_id
LEFT JOIN paper p ON p.id = n.paper_id AND EXISTS (SELECT 1 FROM paper_publication u WHERE u.paper_id = p.id)
WHERE n.id = :id AND n.status = 'published' AND n.posted_on <= :day

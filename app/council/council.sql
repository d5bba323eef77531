-- ---- bodies ----

-- council_body_names(areas ints, limit int) :many
SELECT b.id, b.name FROM council_body b WHERE b.area_id IN (:areas) ORDER BY b.area_id, b.way, b.id LIMIT :limit

-- council_body_get(ids ints, limit int) :many
SELECT b.id, b.area_id, a.name AS area, b.code, b.name, b.statutory, b.way, b.verb, b.operative, b.item_pattern,
       b.number_pattern, b.agenda_days, b.ended, b.updated_at
FROM council_body b JOIN area a ON a.id = b.area_id WHERE b.id IN (:ids) ORDER BY b.id LIMIT :limit

-- council_body_area(id int) :one
SELECT area_id FROM council_body WHERE id = :id

-- council_body_add(uuid text, area int, name text, now int) :value
INSERT INTO council_body (uuid, area_id, code, name, statutory, item_pattern, ended, updated_at)
VALUES (:uuid, :area, '', :name, FALSE, 'NN.NN', FALSE, :now) RETURNING id

-- council_body_set(id int, code text, name text, statutory bool, way int?, verb text, operative text, item_pattern text, number_pattern text, agenda_days int?, ended bool, now int) :send
UPDATE council_body SET code = :code, name = :name, statutory = :statutory, way = :way, verb = :verb,
    operative = :operative, item_pattern = :item_pattern, number_pattern = :number_pattern,
    agenda_days = :agenda_days, ended = :ended, updated_at = :now WHERE id = :id

-- council_body_way(area int, limit int) :many
-- The bodies that a new paper of the area goes through, in their order.
SELECT id, code, name, statutory, operative, item_pattern FROM council_body
WHERE area_id = :area AND way IS NOT NULL AND NOT ended ORDER BY way, id LIMIT :limit

-- council_body_way_taken(area int, way int, id int) :value
SELECT count(*) AS "n:int" FROM council_body WHERE area_id = :area AND way = :way AND NOT ended AND id <> :id

-- council_body_codes(limit int) :many
SELECT DISTINCT code FROM council_body WHERE way IS NOT NULL ORDER BY code LIMIT :limit

-- council_body_choices(areas ints, limit int) :many
SELECT b.id, b.code, a.name AS area FROM council_body b JOIN area a ON a.id = b.area_id
WHERE b.area_id IN (:areas) AND NOT b.ended ORDER BY a.sort_key, b.way, b.id LIMIT :limit

-- ---- sessions ----

-- council_session_names(areas ints, limit int) :many
SELECT s.id, s.title AS name FROM council_session s JOIN council_body b ON b.id = s.body_id
WHERE b.area_id IN (:areas) ORDER BY s.day DESC, s.id DESC LIMIT :limit

-- council_session_get(ids ints, limit int) :many
SELECT s.id, s.body_id, b.name AS body, b.area_id, s.title, s.day, s.number, s.place, s.cancelled, s.updated_at
FROM council_session s JOIN council_body b ON b.id = s.body_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- council_session_area(id int) :one
SELECT b.area_id FROM council_session s JOIN council_body b ON b.id = s.body_id WHERE s.id = :id

-- council_session_of(body int, day text) :one
SELECT id, number, cancelled FROM council_session WHERE body_id = :body AND day = :day

-- council_session_add(uuid text, body int, title text, day text, now int) :value
INSERT INTO council_session (uuid, body_id, title, day, cancelled, updated_at)
VALUES (:uuid, :body, :title, :day, FALSE, :now) RETURNING id

-- council_session_set(id int, body int, title text, day text, number int?, place text, cancelled bool, now int) :send
UPDATE council_session SET body_id = :body, title = :title, day = :day, number = :number, place = :place,
    cancelled = :cancelled, updated_at = :now WHERE id = :id

-- council_session_move(body int, was text, day text) :send
-- Papers that were to be heard on that day are heard on the other.
UPDATE hearing SET day = :day WHERE body_id = :body AND day = :was AND result IS NULL

-- council_session_heard(body int, day text) :value
SELECT count(*) AS "n:int" FROM hearing WHERE body_id = :body AND day = :day AND result IS NOT NULL

-- council_session_coming(areas ints, day text, limit int) :many
-- Sessions to come, with when their agenda was posted.
SELECT s.id, s.title, s.day, s.number, s.place, s.cancelled, b.id AS body, b.code, b.name, b.area_id, b.agenda_days,
       (SELECT min(n.posted_on) FROM board_notice n WHERE n.session_id = s.id AND n.status = 'published') AS "posted:text"
FROM council_session s JOIN council_body b ON b.id = s.body_id
WHERE b.area_id IN (:areas) AND s.day >= :day ORDER BY s.day, s.id LIMIT :limit

-- council_session_papers(areas ints, day text, limit int) :many
-- What is on the agenda from that day on.
SELECT h.body_id AS body, h.day, p.id, p.title, p.state
FROM hearing h JOIN paper p ON p.id = h.paper_id
WHERE p.area_id IN (:areas) AND h.day >= :day AND h.result IS NULL AND p.state NOT IN ('withdrawn', 'rejected')
ORDER BY h.day, h.body_id, p.id LIMIT :limit

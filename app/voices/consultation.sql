-- voice_area(slug text) :one
SELECT id, name FROM area WHERE slug = :slug

-- ---- taking part ----

-- participation_public(limit int) :many
SELECT p.id, p.area_id, a.slug, a.name, p.phone, p.slips, p.meetings, p.days
FROM participation p JOIN area a ON a.id = p.area_id WHERE p.status = 'published' ORDER BY a.sort_key, a.id LIMIT :limit

-- participation_of(area_id int) :one
SELECT p.id, a.name, p.phone, p.slips, p.meetings, p.days FROM participation p JOIN area a ON a.id = p.area_id
WHERE p.area_id = :area_id AND p.status = 'published'

-- participation_names(status text, limit int) :many
SELECT p.id, a.name FROM participation p JOIN area a ON a.id = p.area_id
WHERE 1 = 1 [[ AND p.status = :status ]] ORDER BY a.sort_key, p.id LIMIT :limit

-- participation_form(ids ints, limit int) :many
SELECT p.id, a.slug AS area, a.id AS area_id, a.name, p.status, p.phone, p.slips, p.meetings, p.days, p.updated_at
FROM participation p JOIN area a ON a.id = p.area_id WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- participation_taken(area_id int, id int) :value
SELECT count(*) AS "n:int" FROM participation WHERE area_id = :area_id AND id <> :id

-- participation_add(area_id int, status text, phone text, slips text, meetings text, days int, now int) :value
INSERT INTO participation (area_id, status, phone, slips, meetings, days, updated_at)
VALUES (:area_id, :status, :phone, :slips, :meetings, :days, :now) RETURNING id AS "id:int"

-- participation_set(id int, area_id int, status text, phone text, slips text, meetings text, days int, now int) :send
UPDATE participation SET area_id = :area_id, status = :status, phone = :phone, slips = :slips, meetings = :meetings, days = :days,
    updated_at = :now WHERE id = :id

-- ---- consultations ----

-- consultation_public(limit int) :many
-- Every published one with how far its comments have come; the last that closes first.
SELECT c.id, c.slug, c.title, c.status, c.opens_on, c.closes_on, c.settle_by, a.name AS area,
       (SELECT count(*) FROM voice v WHERE v.consultation_id = c.id AND v.moderation <> 'waiting') AS "comments:int",
       (SELECT count(*) FROM voice v WHERE v.consultation_id = c.id AND v.moderation <> 'waiting' AND v.course = 'open') AS "open:int"
FROM consultation c JOIN area a ON a.id = c.area_id
WHERE c.status = 'published' ORDER BY c.closes_on DESC, c.id DESC LIMIT :limit

-- consultation_get(slug text) :one
SELECT c.id, c.slug, c.area_id, c.status, c.title, c.introduction, c.opens_on, c.closes_on, c.settle_by, c.of_href, a.name AS area
FROM consultation c JOIN area a ON a.id = c.area_id WHERE c.slug = :slug

-- consultation_of(id int) :one
SELECT c.id, c.slug, c.area_id, c.status, c.title, c.opens_on, c.closes_on, c.settle_by FROM consultation c WHERE c.id = :id

-- consultation_slug(slug text) :value
SELECT count(*) AS "n:int" FROM consultation WHERE slug = :slug

-- consultation_names(status text, limit int) :many
SELECT id, title AS name FROM consultation WHERE 1 = 1 [[ AND status = :status ]] ORDER BY closes_on DESC, id DESC LIMIT :limit

-- consultation_form(ids ints, limit int) :many
SELECT c.id, c.slug, a.slug AS area, c.area_id, a.name AS area_name, c.status, c.title, c.introduction, c.opens_on, c.closes_on,
       c.settle_by, c.updated_at
FROM consultation c JOIN area a ON a.id = c.area_id WHERE c.id IN (:ids) ORDER BY c.id LIMIT :limit

-- consultation_add(uuid text, slug text, area_id int, status text, title text, introduction text, opens_on text, closes_on text, settle_by text, of_kind text, of_id int?, of_href text, now int) :value
INSERT INTO consultation (uuid, slug, area_id, status, title, introduction, opens_on, closes_on, settle_by, of_kind, of_id, of_href,
    updated_at)
VALUES (:uuid, :slug, :area_id, :status, :title, :introduction, :opens_on, :closes_on, :settle_by, :of_kind, :of_id, :of_href, :now)
RETURNING id AS "id:int"

-- consultation_set(id int, area_id int, status text, title text, introduction text, opens_on text, closes_on text, settle_by text, now int) :send
UPDATE consultation SET area_id = :area_id, status = :status, title = :title, introduction = :introduction, opens_on = :opens_on,
    closes_on = :closes_on, settle_by = :settle_by, updated_at = :now WHERE id = :id

-- consultation_voices(id int) :value
SELECT count(*) AS "n:int" FROM voice WHERE consultation_id = :id

-- consultation_choices(limit int) :many
-- Those that people have commented on, for the office's queue.
SELECT c.id, c.title, c.area_id FROM consultation c WHERE c.status <> 'draft' ORDER BY c.closes_on DESC, c.id DESC LIMIT :limit

-- section_choices(today text, limit int) :many
-- What a comment that came by paper, phone or at a meeting can be about: until it is to be settled.
SELECT s.id, s.heading, c.id AS consultation_id, c.title, c.area_id
FROM consultation c JOIN consultation_section s ON s.consultation_id = c.id AND NOT s.left_out
WHERE c.status = 'published' AND c.opens_on <= :today AND c.settle_by >= :today
ORDER BY c.closes_on, c.id, s.position, s.id LIMIT :limit

-- ---- sections ----

-- section_list(consultation_id int, limit int) :many
-- In their order, each with how many comments the public reads of it.
SELECT s.id, s.anchor, s.heading, s.text, s.new_text,
       (SELECT count(*) FROM voice v WHERE v.section_id = s.id AND v.consultation_id = s.consultation_id AND v.moderation <> 'waiting') AS "comments:int"
FROM consultation_section s WHERE s.consultation_id = :consultation_id AND NOT s.left_out
ORDER BY s.position, s.id LIMIT :limit

-- section_anchor(consultation_id int, anchor text) :one
SELECT id, heading FROM consultation_section WHERE consultation_id = :consultation_id AND anchor = :anchor AND NOT left_out

-- section_names(consultation_id int?, limit int) :many
SELECT s.id, s.heading AS name FROM consultation_section s JOIN consultation c ON c.id = s.consultation_id
WHERE 1 = 1 [[ AND s.consultation_id = :consultation_id ]] ORDER BY c.closes_on DESC, c.id DESC, s.position, s.id LIMIT :limit

-- section_form(ids ints, limit int) :many
SELECT s.id, s.consultation_id, c.title AS consultation, c.area_id, c.slug, c.status, c.opens_on, s.anchor, s.position, s.left_out,
       s.heading, s.text, s.new_text, s.updated_at
FROM consultation_section s JOIN consultation c ON c.id = s.consultation_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- section_add(consultation_id int, anchor text, position int, left_out bool, heading text, text text, new_text text, now int) :value
INSERT INTO consultation_section (consultation_id, anchor, position, left_out, heading, text, new_text, updated_at)
VALUES (:consultation_id, :anchor, :position, :left_out, :heading, :text, :new_text, :now) RETURNING id AS "id:int"

-- section_set(id int, position int, left_out bool, heading text, text text, new_text text, now int) :send
UPDATE consultation_section SET position = :position, left_out = :left_out, heading = :heading, text = :text, new_text = :new_text,
    updated_at = :now WHERE id = :id

-- section_taken(consultation_id int, anchor text) :value
SELECT count(*) AS "n:int" FROM consultation_section WHERE consultation_id = :consultation_id AND anchor = :anchor

-- ---- for the frame of every page ----

-- participation_any() :value
SELECT count(*) AS "n:int" FROM participation WHERE status = 'published'

-- consultation_links(limit int) :many
SELECT slug, title FROM consultation WHERE status = 'published' ORDER BY closes_on DESC, id DESC LIMIT :limit

-- ---- the form ----

-- paper_names(areas ints, state text, limit int) :many
SELECT id, title AS name FROM paper WHERE area_id IN (:areas) [[ AND state = :state ]] ORDER BY updated_at DESC, id DESC LIMIT :limit

-- paper_lines(ids ints, limit int) :many
SELECT p.id, p.title, p.state, p.department, a.name AS area, p.updated_at FROM paper p JOIN area a ON a.id = p.area_id
WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- paper_get(ids ints, limit int) :many
SELECT p.id, p.uuid, p.slug, p.area_id, a.name AS area, p.title, p.state, p.department, p.prepared_by, p.prepared_office,
       p.presented_by, p.presented_office, p.statement, p.previous, p.report, p.annexes, p.signed_on, p.signed_by,
       p.signed_office, p.note, p.approved_at, p.updated_at, w.name AS approved_by,
       u.published_at AS "published_at:int?"
FROM paper p JOIN area a ON a.id = p.area_id LEFT JOIN account w ON w.id = p.approved_by
LEFT JOIN paper_publication u ON u.paper_id = p.id
WHERE p.id IN (:ids) ORDER BY p.id LIMIT :limit

-- paper_state_row(id int) :one
SELECT p.area_id, p.state, p.slug, p.title, u.published_at AS "published_at:int?" FROM paper p LEFT JOIN paper_publication u ON u.paper_id = p.id WHERE p.id = :id

-- paper_file_count(paper int) :value
SELECT count(*) AS "n:int" FROM attachment WHERE kind = 'paper' AND record_id = :paper AND withdrawn_at IS NULL

-- paper_slug_taken(slug text) :value
SELECT count(*) AS "n:int" FROM paper WHERE slug = :slug

-- paper_add(uuid text, slug text, area int, title text, now int) :value
INSERT INTO paper (uuid, slug, area_id, title, state, created_at, updated_at)
VALUES (:uuid, :slug, :area, :title, 'draft', :now, :now) RETURNING id

-- paper_set(id int, title text, department text, prepared_by text, prepared_office text, presented_by text, presented_office text, statement text, previous text, report text, annexes text, signed_on text, signed_by text, signed_office text, now int) :send
UPDATE paper SET title = :title, department = :department, prepared_by = :prepared_by, prepared_office = :prepared_office,
    presented_by = :presented_by, presented_office = :presented_office, statement = :statement, previous = :previous,
    report = :report, annexes = :annexes, signed_on = :signed_on, signed_by = :signed_by,
    signed_office = :signed_office, updated_at = :now WHERE id = :id

-- paper_state_set(id int, state text, note text, now int) :send
UPDATE paper SET state = :state, note = :note, updated_at = :now WHERE id = :id

-- paper_approved(id int, account int?, signed_on text, signed_by text, now int) :send
UPDATE paper SET approved_by = :account, approved_at = :now, signed_on = coalesce(signed_on, :signed_on),
    signed_by = coalesce(signed_by, :signed_by) WHERE id = :id

-- ---- before the bodies ----

-- hearing_add(paper int, body int, attempt int, position int, decision bool, authoritative bool, day text, draft text) :value
INSERT INTO hearing (paper_id, body_id, attempt, position, role, authoritative, day, draft)
VALUES (:paper, :body, :attempt, :position, CASE WHEN :decision THEN 'decision' ELSE 'preparation' END, :authoritative, :day, :draft)
RETURNING id

-- hearing_list(papers ints, limit int) :many
-- The last attempt of a body is the one that counts; the earlier ones stand before it.
SELECT h.paper_id, h.id, h.body_id, b.code, b.name AS body, b.statutory, b.item_pattern, b.number_pattern, h.attempt, h.position, h.role,
       h.authoritative, h.day, h.draft, h.result, h.number, h.adopted, h.reason, s.number AS session, s.title AS session_title,
       CASE WHEN s.id IS NULL THEN FALSE ELSE TRUE END AS "session_known:bool", coalesce(s.cancelled, FALSE) AS "session_cancelled:bool"
FROM hearing h JOIN council_body b ON b.id = h.body_id
LEFT JOIN council_session s ON s.body_id = h.body_id AND s.day = h.day
WHERE h.paper_id IN (:papers) ORDER BY h.paper_id, h.position, h.attempt, h.id LIMIT :limit

-- hearing_set(id int, day text, draft text) :send
UPDATE hearing SET day = :day, draft = :draft WHERE id = :id AND result IS NULL

-- hearing_record(id int, result text, number text, adopted text, reason text, now int) :exec
-- 0: somebody else was faster.
UPDATE hearing SET result = :result, number = :number, adopted = :adopted, reason = :reason, recorded_at = :now
WHERE id = :id AND result IS NULL

-- hearing_number_set(id int, number text) :send
UPDATE hearing SET number = :number WHERE id = :id AND number IS NULL

-- hearing_number_taken(number text, id int) :value
-- Another resolution of the same body.
SELECT count(*) AS "n:int" FROM hearing h JOIN hearing mine ON mine.id = :id
WHERE h.body_id = mine.body_id AND h.number = :number AND h.id <> :id

-- hearing_resolutions(areas ints, limit int) :many
-- What was adopted, for previous resolutions and tasks.
SELECT h.id, b.code, h.number, h.day, p.title FROM hearing h
JOIN paper p ON p.id = h.paper_id JOIN council_body b ON b.id = h.body_id
WHERE p.area_id IN (:areas) AND h.result IN ('accepted', 'accepted_but_modified') ORDER BY h.day DESC, h.id DESC LIMIT :limit

-- paper_previous_list(papers ints, limit int) :many
SELECT v.paper_id, v.hearing_id, b.code, h.number, h.day, p.id AS "of_paper:int", p.slug, p.title,
       CASE WHEN u.paper_id IS NULL THEN FALSE ELSE TRUE END AS "public:bool",
       (SELECT c.text FROM paper_copy c WHERE c.paper_id = p.id AND c.part = 'title') AS "public_title:text"
FROM paper_previous v JOIN hearing h ON h.id = v.hearing_id JOIN council_body b ON b.id = h.body_id
JOIN paper p ON p.id = h.paper_id LEFT JOIN paper_publication u ON u.paper_id = p.id
WHERE v.paper_id IN (:papers) ORDER BY v.paper_id, h.day, v.hearing_id LIMIT :limit

-- paper_previous_forget(paper int) :send
DELETE FROM paper_previous WHERE paper_id = :paper

-- paper_previous_add(paper int, hearing int) :send
INSERT INTO paper_previous (paper_id, hearing_id) VALUES (:paper, :hearing)

-- ---- versions ----

-- paper_version_next(paper int) :value
SELECT coalesce(max(number), 0) + 1 AS "n:int" FROM paper_version WHERE paper_id = :paper

-- paper_version_put(paper int, number int, reason text, hash text, account int?, now int) :value
INSERT INTO paper_version (paper_id, number, reason, hash, account_id, made_at)
VALUES (:paper, :number, :reason, :hash, :account, :now) RETURNING id

-- paper_version_text_put(version int, field text, label text, value text) :send
INSERT INTO paper_version_text (version_id, field, label, value) VALUES (:version, :field, :label, :value)

-- paper_versions(paper int, limit int) :many
SELECT v.id, v.number, v.reason, v.hash, v.made_at, a.name AS person FROM paper_version v LEFT JOIN account a ON a.id = v.account_id
WHERE v.paper_id = :paper ORDER BY v.number DESC LIMIT :limit

-- paper_version_at(paper int, number int) :one
SELECT id, number, reason, hash, made_at FROM paper_version WHERE paper_id = :paper AND number = :number

-- paper_version_texts(version int, limit int) :many
SELECT field, label, value FROM paper_version_text WHERE version_id = :version ORDER BY id LIMIT :limit

-- ---- annexes ----

-- paper_annex_list(papers ints, limit int) :many
SELECT paper_id, id, edition_id, title, url, sha256 FROM paper_annex WHERE paper_id IN (:papers) ORDER BY paper_id, id LIMIT :limit

-- paper_annex_add(paper int, edition int?, title text, url text, sha256 text) :send
INSERT INTO paper_annex (paper_id, edition_id, title, url, sha256) VALUES (:paper, :edition, :title, :url, :sha256)

-- paper_annex_drop(paper int, id int) :exec
DELETE FROM paper_annex WHERE paper_id = :paper AND id = :id

-- ---- tasks ----

-- council_task_names(areas ints, state text, limit int) :many
SELECT t.id, t.what AS name FROM resolution_task t JOIN hearing h ON h.id = t.hearing_id JOIN paper p ON p.id = h.paper_id
WHERE p.area_id IN (:areas) [[ AND t.state = :state ]] ORDER BY coalesce(t.deadline, '9999'), t.id LIMIT :limit

-- council_task_get(ids ints, limit int) :many
SELECT t.id, t.hearing_id, p.area_id, t.who, t.what, t.deadline, t.email, t.state, t.report, t.updated_at
FROM resolution_task t JOIN hearing h ON h.id = t.hearing_id JOIN paper p ON p.id = h.paper_id
WHERE t.id IN (:ids) ORDER BY t.id LIMIT :limit

-- council_task_area(id int) :one
SELECT p.area_id FROM resolution_task t JOIN hearing h ON h.id = t.hearing_id JOIN paper p ON p.id = h.paper_id WHERE t.id = :id

-- hearing_area(id int) :one
SELECT p.area_id, h.result FROM hearing h JOIN paper p ON p.id = h.paper_id WHERE h.id = :id

-- council_task_add(hearing int, who text, what text, now int) :value
INSERT INTO resolution_task (hearing_id, who, what, state, reminded, updated_at) VALUES (:hearing, :who, :what, 'open', 0, :now) RETURNING id

-- council_task_set(id int, hearing int, who text, what text, deadline text, email text, state text, report text, settled_on text, now int) :send
UPDATE resolution_task SET hearing_id = :hearing, who = :who, what = :what, deadline = :deadline, email = :email, state = :state,
    report = :report, settled_on = :settled_on, updated_at = :now,
    reminded = CASE WHEN coalesce(deadline, '') = coalesce(:deadline, '') THEN reminded ELSE 0 END WHERE id = :id

-- council_task_list(areas ints, papers ints, state text, limit int) :many
SELECT t.id, t.hearing_id, h.paper_id, b.code, h.number, h.day, p.title, t.who, t.what, t.deadline, t.state, t.report, t.settled_on
FROM resolution_task t JOIN hearing h ON h.id = t.hearing_id JOIN paper p ON p.id = h.paper_id
JOIN council_body b ON b.id = h.body_id
WHERE 1 = 1 [[ AND p.area_id IN (:areas) ]] [[ AND h.paper_id IN (:papers) ]] [[ AND t.state = :state ]]
ORDER BY coalesce(t.deadline, '9999'), t.id LIMIT :limit

-- council_task_late_count(areas ints, day text) :value
SELECT count(*) AS "n:int" FROM resolution_task t JOIN hearing h ON h.id = t.hearing_id JOIN paper p ON p.id = h.paper_id
WHERE p.area_id IN (:areas) AND t.state IN ('open', 'reported') AND t.deadline < :day

-- council_task_to_remind(day text, limit int) :many
SELECT t.id, t.who, t.what, t.deadline, t.email, t.reminded, b.code, h.number, p.title FROM resolution_task t
JOIN hearing h ON h.id = t.hearing_id JOIN paper p ON p.id = h.paper_id JOIN council_body b ON b.id = h.body_id
WHERE t.state = 'open' AND t.email IS NOT NULL AND t.deadline <= :day AND t.reminded < 6 ORDER BY t.deadline, t.id LIMIT :limit

-- council_task_reminded(id int, was int, reminded int) :exec
-- 0: another program was faster.
UPDATE resolution_task SET reminded = :reminded WHERE id = :id AND reminded = :was

-- ---- what waits ----

-- paper_waiting(areas ints, state text) :value
SELECT count(*) AS "n:int" FROM paper WHERE area_id IN (:areas) AND state = :state

-- paper_overview(areas ints, limit int) :many
-- Papers that are not closed, the last changed first.
SELECT p.id, p.title, p.state, a.name AS area FROM paper p JOIN area a ON a.id = p.area_id
WHERE p.area_id IN (:areas) AND p.state IN ('draft', 'submitted', 'approved', 'returned') ORDER BY p.updated_at DESC, p.id DESC LIMIT :limit

-- ---- the public copy ----

-- paper_copy_list(papers ints, limit int) :many
SELECT paper_id, part, text FROM paper_copy WHERE paper_id IN (:papers) ORDER BY paper_id, part LIMIT :limit

-- paper_copy_forget(paper int) :send
DELETE FROM paper_copy WHERE paper_id = :paper

-- paper_copy_add(paper int, part text, text text) :send
INSERT INTO paper_copy (paper_id, part, text) VALUES (:paper, :part, :text)

-- paper_publication_put(paper int, account int?, now int) :send
INSERT INTO paper_publication (paper_id, account_id, published_at) VALUES (:paper, :account, :now)
ON CONFLICT (paper_id) DO UPDATE SET account_id = excluded.account_id, published_at = excluded.published_at

-- paper_publication_drop(paper int) :send
DELETE FROM paper_publication WHERE paper_id = :paper

-- public_papers(from text, until text, body text, state text, limit int, offset int) :many
-- Those that were published, by the last day when a body hears them, the latest first.
SELECT p.id, p.slug, p.state, c.text AS title, a.name AS area,
       coalesce((SELECT max(h.day) FROM hearing h WHERE h.paper_id = p.id), '') AS "day:text"
FROM paper p JOIN paper_publication u ON u.paper_id = p.id JOIN area a ON a.id = p.area_id
JOIN paper_copy c ON c.paper_id = p.id AND c.part = 'title'
WHERE 1 = 1 [[ AND p.state = :state ]]
[[ AND EXISTS (SELECT 1 FROM hearing h WHERE h.paper_id = p.id AND h.day >= :from AND h.day <= :until) ]]
[[ AND EXISTS (SELECT 1 FROM hearing h JOIN council_body b ON b.id = h.body_id WHERE h.paper_id = p.id AND b.code = :body) ]]
ORDER BY 6 DESC, p.id DESC LIMIT :limit OFFSET :offset

-- public_papers_count(from text, until text, body text, state text) :value
SELECT count(*) AS "n:int" FROM paper p JOIN paper_publication u ON u.paper_id = p.id
WHERE 1 = 1 [[ AND p.state = :state ]]
[[ AND EXISTS (SELECT 1 FROM hearing h WHERE h.paper_id = p.id AND h.day >= :from AND h.day <= :until) ]]
[[ AND EXISTS (SELECT 1 FROM hearing h JOIN council_body b ON b.id = h.body_id WHERE h.paper_id = p.id AND b.code = :body) ]]

-- public_papers_years(limit int) :many
SELECT DISTINCT substr(h.day, 1, 4) AS "year:text" FROM hearing h JOIN paper_publication u ON u.paper_id = h.paper_id
WHERE h.day IS NOT NULL ORDER BY 1 DESC LIMIT :limit

-- public_paper_of(slug text) :one
SELECT p.id FROM paper p JOIN paper_publication u ON u.paper_id = p.id WHERE p.slug = :slug

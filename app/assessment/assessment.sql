-- ---- self-assessment ----

-- assessment_list(areas ints, state text, limit int) :many
-- Those of the areas, the newest first.
SELECT s.id, s.area_id, s.year, s.version, s.title, s.state, s.finished_on, a.name AS area
FROM assessment s JOIN area a ON a.id = s.area_id
WHERE 1 = 1 [[ AND s.area_id IN (:areas) ]] [[ AND s.state = :state ]]
ORDER BY a.sort_key, a.id, s.year DESC, s.version DESC, s.id LIMIT :limit

-- assessment_names(areas ints, state text, limit int) :many
SELECT s.id, s.title AS name FROM assessment s WHERE s.area_id IN (:areas) [[ AND s.state = :state ]]
ORDER BY s.year DESC, s.version DESC, s.title, s.id LIMIT :limit

-- assessment_get(ids ints, limit int) :many
SELECT s.id, s.area_id, s.year, s.version, s.title, s.state, s.reason, s.finished_on, s.updated_at, a.slug AS area_slug,
       a.name AS area
FROM assessment s JOIN area a ON a.id = s.area_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- assessment_parts(ids ints, limit int) :many
SELECT assessment_id, quality, mark, good, improve, evidence FROM assessment_part WHERE assessment_id IN (:ids)
ORDER BY assessment_id, quality LIMIT :limit

-- assessment_marks(areas ints, open text, limit int) :many
-- Marks of the last finished (open: published) version of each year, area by area.
SELECT s.area_id, s.year, s.id, p.quality, p.mark, a.name AS area
FROM assessment s JOIN area a ON a.id = s.area_id JOIN assessment_part p ON p.assessment_id = s.id
WHERE s.state <> 'draft' [[ AND s.area_id IN (:areas) ]] [[ AND s.state = :open ]]
  AND s.version = (SELECT max(o.version) FROM assessment o
                   WHERE o.area_id = s.area_id AND o.year = s.year AND o.state <> 'draft' [[ AND o.state = :open ]])
ORDER BY a.sort_key, s.area_id, s.year, p.quality LIMIT :limit

-- assessment_versions(area int, year int) :value
SELECT count(*) AS "n:int" FROM assessment WHERE area_id = :area AND year = :year

-- assessment_drafts(area int, year int) :value
SELECT count(*) AS "n:int" FROM assessment WHERE area_id = :area AND year = :year AND state = 'draft'

-- assessment_add(uuid text, area int, year int, version int, title text, reason text, now int) :value
INSERT INTO assessment (uuid, area_id, year, version, title, state, reason, updated_at)
VALUES (:uuid, :area, :year, :version, :title, 'draft', :reason, :now) RETURNING id

-- assessment_set(id int, title text, now int) :send
UPDATE assessment SET title = :title, updated_at = :now WHERE id = :id

-- assessment_part_put(id int, quality int, mark int?, good text, improve text, evidence text) :send
INSERT INTO assessment_part (assessment_id, quality, mark, good, improve, evidence)
VALUES (:id, :quality, :mark, :good, :improve, :evidence)
ON CONFLICT (assessment_id, quality) DO UPDATE SET mark = excluded.mark, good = excluded.good, improve = excluded.improve,
    evidence = excluded.evidence

-- assessment_parts_copy(to int, from int) :send
INSERT INTO assessment_part (assessment_id, quality, mark, good, improve, evidence)
SELECT s.id, p.quality, p.mark, p.good, p.improve, p.evidence FROM assessment_part p JOIN assessment s ON s.id = :to
WHERE p.assessment_id = :from

-- assessment_state_set(id int, state text, finished_on text, now int) :send
UPDATE assessment SET state = :state, finished_on = coalesce(finished_on, :finished_on), updated_at = :now WHERE id = :id

-- assessment_hide_older(area int, year int, id int, now int) :send
UPDATE assessment SET state = 'finished', updated_at = :now
WHERE area_id = :area AND year = :year AND id <> :id AND state = 'published'

-- ---- calendar ----

-- process_step_list(area int, limit int) :many
SELECT id, uuid, year_from, year_to, phase, title, day_from, day_to, who, note, done_on, updated_at FROM process_step
WHERE area_id = :area ORDER BY year_from DESC, year_to DESC, position, coalesce(day_from, day_to, '9999'), id LIMIT :limit

-- process_step_names(areas ints, phase text, limit int) :many
SELECT id, title AS name FROM process_step WHERE area_id IN (:areas) [[ AND phase = :phase ]]
ORDER BY year_from DESC, position, coalesce(day_from, day_to, '9999'), id LIMIT :limit

-- process_step_get(ids ints, limit int) :many
SELECT s.id, s.area_id, a.slug AS area_slug, a.name AS area, s.year_from, s.year_to, s.phase, s.title, s.day_from, s.day_to, s.who,
       s.note, s.done_on, s.updated_at
FROM process_step s JOIN area a ON a.id = s.area_id WHERE s.id IN (:ids) ORDER BY s.id LIMIT :limit

-- process_step_cycle(area int, year_from int, year_to int) :value
-- How many steps there are of a cycle that shares a year with this one.
SELECT count(*) AS "n:int" FROM process_step WHERE area_id = :area AND year_from <= :year_to AND year_to >= :year_from

-- process_step_add(uuid text, area int, year_from int, year_to int, phase text, position int, title text, now int) :value
INSERT INTO process_step (uuid, area_id, year_from, year_to, phase, position, title, updated_at)
VALUES (:uuid, :area, :year_from, :year_to, :phase, :position, :title, :now) RETURNING id

-- process_step_set(id int, area int, year_from int, year_to int, phase text, position int, title text, day_from text, day_to text, who text, note text, done_on text, now int) :send
UPDATE process_step SET area_id = :area, year_from = :year_from, year_to = :year_to, phase = :phase, position = :position,
    title = :title, day_from = :day_from, day_to = :day_to, who = :who, note = :note, done_on = :done_on, updated_at = :now
WHERE id = :id

-- ---- planning log ----

-- planning_note_list(area int, limit int) :many
SELECT id, kind, title, text, who, day, url, closed_on FROM planning_note WHERE area_id = :area
ORDER BY kind, coalesce(day, '9999'), id LIMIT :limit

-- planning_note_names(areas ints, kind text, limit int) :many
SELECT id, title AS name FROM planning_note WHERE area_id IN (:areas) [[ AND kind = :kind ]]
ORDER BY kind, coalesce(day, '9999'), id LIMIT :limit

-- planning_note_get(ids ints, limit int) :many
SELECT n.id, n.area_id, a.slug AS area_slug, a.name AS area, n.kind, n.title, n.text, n.who, n.day, n.url, n.closed_on, n.updated_at
FROM planning_note n JOIN area a ON a.id = n.area_id WHERE n.id IN (:ids) ORDER BY n.id LIMIT :limit

-- planning_note_add(uuid text, area int, kind text, title text, now int) :value
INSERT INTO planning_note (uuid, area_id, kind, title, updated_at) VALUES (:uuid, :area, :kind, :title, :now) RETURNING id

-- planning_note_set(id int, area int, kind text, title text, text text, who text, day text, url text, closed_on text, now int) :send
UPDATE planning_note SET area_id = :area, kind = :kind, title = :title, text = :text, who = :who, day = :day, url = :url,
    closed_on = :closed_on, updated_at = :now WHERE id = :id

-- pt_area(slug text) :value
INSERT INTO area (uuid, slug, kind, name, sort_key) VALUES (:slug, :slug, 'town', :slug, :slug) RETURNING id

-- pt_code(list text, code text, name text) :value
INSERT INTO code (list, code, name, name_en, position) VALUES (:list, :code, :name, :name, 1) RETURNING id

-- pt_measure(code text) :one
SELECT id, title, status, deadline, ongoing, merged_into, noted_on, progress_told FROM measure WHERE code = :code ORDER BY id LIMIT 1

-- pt_measures() :value
SELECT count(*) AS "n:int" FROM measure

-- pt_plan() :one
SELECT id, slug, status FROM plan ORDER BY id DESC LIMIT 1

-- pt_action(year int) :one
SELECT id, status, previous_id FROM action_plan WHERE year = :year ORDER BY id LIMIT 1

-- pt_item(year int, code text) :one
SELECT i.id, i.text, i.outcome, i.evaluation FROM action_item i JOIN measure m ON m.id = i.measure_id
WHERE i.year = :year AND m.code = :code

-- pt_items(year int) :value
SELECT count(*) AS "n:int" FROM action_item WHERE year = :year

-- pt_edition(subject text) :one
SELECT id, hash, text FROM plan_edition WHERE subject = :subject ORDER BY number DESC LIMIT 1

-- pt_spoil(id int) :exec
UPDATE plan_edition SET text = text || 'x' WHERE id = :id

-- pt_money(year int) :one
SELECT planned, spent FROM measure_money WHERE year = :year ORDER BY id LIMIT 1

-- pt_indicator(name text) :one
SELECT i.id, i.unit, i.target, (SELECT count(*) FROM indicator_value v WHERE v.indicator_id = i.id) AS "n:int"
FROM indicator i WHERE i.name = :name

-- pt_limit_role(account int, area int) :exec
UPDATE role_grant SET area_id = :area WHERE account_id = :account

-- pt_consulted(heading text) :value
SELECT count(*) AS "n:int" FROM consultation_section WHERE heading = :heading

-- pt_sections() :value
SELECT count(*) AS "n:int" FROM consultation_section

-- pt_letter(recipient text) :one
-- The last message to the address, and how many there were.
SELECT body AS "text:text", subject, (SELECT count(*) FROM mail x WHERE x.recipient = :recipient) AS "n:int"
FROM mail WHERE recipient = :recipient ORDER BY id DESC LIMIT 1

-- pt_step(name text) :one
SELECT id, done_on FROM measure_step WHERE name = :name ORDER BY id LIMIT 1

-- pt_value(indicator text) :one
SELECT v.value, v.day FROM indicator_value v JOIN indicator i ON i.id = v.indicator_id WHERE i.name = :indicator ORDER BY v.day DESC LIMIT 1

-- pt_email_set(code text, email text) :exec
UPDATE measure SET guarantor_email = :email WHERE code = :code

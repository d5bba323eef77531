-- at_area(id int, slug text, name text) :exec
INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (:id, :slug, :slug, 'town', :name, :slug)

-- at_role_area(account int, area int) :exec
UPDATE role_grant SET area_id = :area WHERE account_id = :account

-- at_steps(area int) :value
SELECT count(*) AS "n:int" FROM process_step WHERE area_id = :area

-- at_group(uuid text, area int, name text) :exec
INSERT INTO planning_group (uuid, slug, area_id, kind, name, sort_key, summary, status, created_at, updated_at)
VALUES (:uuid, :uuid, :area, 'steering', :name, 'g', 's', 'draft', 0, 0)

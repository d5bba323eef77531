-- demo_municipalities(orp text, name text, limit int) :many
-- Of the district of an ORP, or the one of that name and ORP.
SELECT m.id FROM municipality m JOIN orp o ON o.id = m.orp_id WHERE o.name = :orp [[ AND m.name = :name ]] ORDER BY m.id LIMIT :limit

-- demo_area(slug text) :value
SELECT coalesce(max(id), 0) AS "id:int" FROM area WHERE slug = :slug

-- demo_action_set(id int, introduction text, status text) :send
UPDATE action_plan SET introduction = :introduction, status = :status WHERE id = :id

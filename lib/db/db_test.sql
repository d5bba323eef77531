-- dbt_line_add(id int, uuid text, name text, whom text, round_the_clock bool, free_of_charge int?, position int) :insert
INSERT INTO crisis_line (id, uuid, source, name, whom, round_the_clock, free_of_charge, emergency, position, updated_at)
VALUES (:id, :uuid, 'test', :name, :whom, :round_the_clock, CASE :free_of_charge WHEN 1 THEN TRUE WHEN 0 THEN FALSE END,
    FALSE, :position + 1, 0)

-- dbt_line_rename(id int, name text) :send
UPDATE crisis_line SET name = :name WHERE id = :id

-- dbt_lines() :many
SELECT id, uuid, name, whom, round_the_clock, CASE free_of_charge WHEN TRUE THEN 1 WHEN FALSE THEN 0 END AS "free_of_charge:int?",
    position
FROM crisis_line ORDER BY id LIMIT 10000

-- dbt_line_next(uuid text) :value
INSERT INTO crisis_line (uuid, source, name, round_the_clock, emergency, position, updated_at)
VALUES (:uuid, 'test', 'next', FALSE, FALSE, 1, 0) RETURNING id

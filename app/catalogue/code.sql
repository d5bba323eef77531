-- code_known(list text) :many
-- Every item of a codelist, also those that no longer hold.
SELECT id, code, name, name_en, plain, paragraph, parent, register_code, age_from, age_to, position, valid_from, valid_to
FROM code WHERE list = :list ORDER BY position, id LIMIT 2000

-- code_set(name text, name_en text, plain text, paragraph text, parent text, register_code text, age_from int?, age_to int?, position int, valid_from text, valid_to text, id int) :exec
UPDATE code SET name = :name, name_en = :name_en, plain = :plain, paragraph = :paragraph, parent = :parent,
    register_code = :register_code, age_from = :age_from, age_to = :age_to, position = :position,
    valid_from = :valid_from, valid_to = :valid_to
WHERE id = :id

-- code_add(name text, name_en text, plain text, paragraph text, parent text, register_code text, age_from int?, age_to int?, position int, valid_from text, valid_to text, list text, code text) :exec
INSERT INTO code (name, name_en, plain, paragraph, parent, register_code, age_from, age_to, position, valid_from,
    valid_to, list, code)
VALUES (:name, :name_en, :plain, :paragraph, :parent, :register_code, :age_from, :age_to, :position, :valid_from,
    :valid_to, :list, :code)

-- code_end(id int, valid_to text) :exec
UPDATE code SET valid_to = :valid_to WHERE id = :id

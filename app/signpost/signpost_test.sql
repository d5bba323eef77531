-- st_ages(id int, from int?, to int?) :exec
UPDATE service SET age_from = :from, age_to = :to WHERE id = :id

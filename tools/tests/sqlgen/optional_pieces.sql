-- service_filter :part
WHERE open
  [[ AND name = :name ]]
  [[ AND id IN (:ids) ]]

-- service_count(name text, ids ints) :value
SELECT count(*) AS "total:int" FROM service
@service_filter

-- service_named(names texts, like text, limit int) :many
SELECT "name", ':like' AS "said:text" FROM service
WHERE name IN (:names) [[ AND name LIKE :like ]]
ORDER BY name, id LIMIT :limit

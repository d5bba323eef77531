-- service_open :part
open [[ AND id IN (:ids) ]]

-- service_filter :part
WHERE @service_open
  [[ AND name = :name ]]

-- service_count(name text, ids ints) :value
SELECT count(*) AS "total:int" FROM service
@service_filter

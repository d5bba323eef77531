-- test_map_town(id int, latitude int, longitude int, population int) :exec
UPDATE municipality SET latitude = :latitude, longitude = :longitude, population = :population WHERE id = :id

-- test_map_place(id int, latitude int?, longitude int?) :exec
UPDATE place SET latitude = :latitude, longitude = :longitude WHERE id = :id

-- opendata_hide(canary text) :exec
-- Writes the canary wherever the secret place of the fixture can hold it.
UPDATE place SET name = :canary, street = :canary, house_number = :canary, part = :canary, postal_code = :canary,
  address = :canary, access_note = :canary, external_id = :canary, step_free = 'yes', accessible_toilet = 'yes',
  address_point = 987654, latitude = 987654, longitude = 987654 WHERE secret

-- test_place_contact(place int, value text) :exec
INSERT INTO contact (place_id, kind, value, position) VALUES (:place, 'phone', :value, 1)

-- test_provider_draft(id int) :exec
UPDATE provider SET status = 'draft' WHERE id = :id

-- opendata_service_source(source text) :exec
UPDATE service SET source = :source

-- opendata_provider_source(source text) :exec
UPDATE provider SET source = :source

-- opendata_place_source(source text) :exec
UPDATE place SET source = :source

-- opendata_situation_source(source text) :exec
UPDATE situation SET source = :source

-- opendata_line_source(source text) :exec
UPDATE crisis_line SET source = :source

-- opendata_access(place int, step_free text, toilet text) :exec
UPDATE place SET step_free = :step_free, accessible_toilet = :toilet WHERE id = :place

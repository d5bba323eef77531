-- test_code(id int, list text, code text, name text, name_en text, position int) :exec
INSERT INTO code (id, list, code, name, name_en, position) VALUES (:id, :list, :code, :name, :name_en, :position)

-- test_region(id int, name text) :exec
INSERT INTO region (id, nuts, name, sort_key) VALUES (:id, 'CZ0' || :id, :name, :name)

-- test_district(id int, region int, name text) :exec
INSERT INTO district (id, lau, region_id, name, sort_key) VALUES (:id, 'CZ0' || :id, :region, :name, :name)

-- test_orp(id int, region int, name text) :exec
INSERT INTO orp (id, csu_code, region_id, name, sort_key) VALUES (:id, 'O' || :id, :region, :name, :name)

-- test_municipality(id int, slug text, name text, folded text, orp int, district int, region int) :exec
INSERT INTO municipality (id, slug, name, status, orp_id, district_id, region_id, sort_key, folded)
VALUES (:id, :slug, :name, 'obec', :orp, :district, :region, :slug, :folded)

-- test_area(id int, slug text, name text) :exec
INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (:id, :slug, :slug, 'planning', :name, :slug)

-- test_area_municipality(area int, municipality int) :exec
INSERT INTO area_municipality (area_id, municipality_id) VALUES (:area, :municipality)

-- test_provider(id int, slug text, name text, status text) :exec
INSERT INTO provider (id, uuid, slug, external_id, source, name, sort_key, status, updated_at)
VALUES (:id, :slug, :slug, 'test:' || :slug, 'test', :name, :slug, :status, 0)

-- test_service(id int, slug text, name text, provider int, type int?, status text, updated int) :exec
INSERT INTO service (id, uuid, slug, external_id, source, provider_id, name, sort_key, kind, type_id, round_the_clock, status, updated_at)
VALUES (:id, :slug, :slug, 'test:' || :slug, 'test', :provider, :name, :slug, 'registered', :type, FALSE, :status, :updated)

-- test_describe(id int, description text) :exec
UPDATE service SET description = :description WHERE id = :id

-- test_form(service int, form int, valid_to text) :exec
INSERT INTO service_form (service_id, form_id, valid_to) VALUES (:service, :form, :valid_to)

-- test_group(service int, target int) :exec
INSERT INTO service_target_group (service_id, group_id) VALUES (:service, :target)

-- test_place(id int, provider int, municipality int, street text, secret bool) :exec
INSERT INTO place (id, provider_id, source, name, secret, street, house_number, postal_code, municipality_id)
VALUES (:id, :provider, 'test', 'Dům', :secret, :street, '1', '54101', :municipality)

-- test_service_place(service int, place int) :exec
INSERT INTO service_place (service_id, place_id) VALUES (:service, :place)

-- test_service_area(service int, municipality int?, area int?) :exec
INSERT INTO service_area (service_id, municipality_id, area_id) VALUES (:service, :municipality, :area)

-- test_contact(provider int?, service int?, line int?, kind text, value text) :exec
INSERT INTO contact (provider_id, service_id, crisis_line_id, kind, value, position) VALUES (:provider, :service, :line, :kind, :value, 1)

-- test_capacity(service int, form int?, unit int, amount int) :exec
INSERT INTO service_capacity (service_id, form_id, unit_id, amount) VALUES (:service, :form, :unit, :amount)

-- test_situation(id int, slug text, name text, sensitive bool) :exec
INSERT INTO situation (id, uuid, slug, source, name, sort_key, sensitive, status, updated_at)
VALUES (:id, :slug, :slug, 'test', :name, :slug, :sensitive, 'published', 0)

-- test_help(situation int, service int?, provider int?, line int?) :exec
INSERT INTO situation_help (situation_id, service_id, provider_id, crisis_line_id, position) VALUES (:situation, :service, :provider, :line, 1)

-- test_line(id int, name text, emergency bool) :exec
INSERT INTO crisis_line (id, uuid, source, name, round_the_clock, emergency, position, updated_at)
VALUES (:id, :name, 'test', :name, TRUE, :emergency, 1, 0)

-- test_service_end(id int) :exec
UPDATE service SET status = 'ended' WHERE id = :id

-- test_checked(id int, day text) :exec
UPDATE service SET checked_on = :day WHERE id = :id

-- test_service_health(id int, type int?) :exec
UPDATE service SET kind = 'health', type_id = :type WHERE id = :id

-- test_health_kind(id int) :one
SELECT s.kind, t.code FROM service s LEFT JOIN code t ON t.id = s.type_id WHERE s.id = :id

-- test_health_rows() :value
SELECT count(*) AS "n:int" FROM service_health

-- test_conditions(id int, conditions text) :exec
UPDATE service SET entry_conditions = :conditions WHERE id = :id

-- test_seat(provider int, municipality int) :exec
UPDATE provider SET municipality_id = :municipality WHERE id = :provider

-- test_contact_note(service int, kind text, value text, note text) :exec
INSERT INTO contact (service_id, kind, value, note, position) VALUES (:service, :kind, :value, :note, 2)

-- test_place_address(place int, address text) :exec
UPDATE place SET name = :address, address = :address, part = :address WHERE id = :place

-- test_line_checked(id int, day text) :exec
UPDATE crisis_line SET checked_on = :day WHERE id = :id

-- test_line_verified(record int, part text, day text) :exec
INSERT INTO verification (kind, record_id, part, verified_on, method) VALUES ('crisis_line', :record, :part, :day, 'phone')

-- test_steps(steps text) :exec
UPDATE situation SET steps = :steps

-- test_synonym(id int, term text, folded text, said text, kinds text, groups text) :exec
INSERT INTO search_synonym (id, term, folded, sort_key, said, kinds, groups, status, updated_at)
VALUES (:id, :term, :folded, :folded, :said, :kinds, :groups, 'published', 0)

-- test_misses(words text) :value
SELECT coalesce(sum(times), 0) AS "times:int" FROM search_miss WHERE words = :words

-- test_searches(month text) :one
SELECT asked, missed FROM search_month WHERE month = :month

-- test_miss_put(month text, words text, times int) :exec
INSERT INTO search_miss (month, words, times) VALUES (:month, :words, :times)

-- test_synonym_of(term text) :one
SELECT id, said, kinds, groups, status, shipped FROM search_synonym WHERE term = :term

-- test_synonym_reword(id int, said text, shipped text) :exec
UPDATE search_synonym SET said = :said, shipped = :shipped WHERE id = :id

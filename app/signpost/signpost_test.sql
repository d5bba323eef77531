-- st_ages(id int, from int?, to int?) :exec
UPDATE service SET age_from = :from, age_to = :to WHERE id = :id

-- test_office(now int) :exec
INSERT INTO office (id, uuid, source, name, address, position, updated_at) VALUES (900, 'office-900', 'office', 'Městský úřad', 'Úřední 1', 0, :now)

-- test_department() :exec
INSERT INTO department (id, office_id, name, position) VALUES (900, 900, 'Odbor sociální práce', 0)

-- test_department_phone() :exec
INSERT INTO contact (department_id, kind, value, position) VALUES (900, 'phone', '+420499000000', 0)

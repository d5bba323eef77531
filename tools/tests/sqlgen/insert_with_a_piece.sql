-- a(id int, name text) :insert
INSERT INTO service (id, open, name)
VALUES (:id, TRUE, 'x' [[ || :name ]])

-- a(id int, name text) :insert
INSERT INTO service (id, name, open)
VALUES (:id, :name, TRUE)
ON CONFLICT DO NOTHING

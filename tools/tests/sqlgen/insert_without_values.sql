-- a(id int) :insert
DELETE FROM service WHERE id = :id

-- a(ids ints) :insert
INSERT INTO service (open)
VALUES (1 IN (:ids))

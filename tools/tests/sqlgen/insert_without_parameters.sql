-- a() :insert
INSERT INTO service (name, open)
VALUES ('a', TRUE)

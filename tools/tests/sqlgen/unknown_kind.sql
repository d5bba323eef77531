-- a() :several
SELECT id FROM service

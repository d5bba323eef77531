-- Services.
SELECT id FROM service

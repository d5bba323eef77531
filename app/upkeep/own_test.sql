-- ot_answers(provider int, account int, today text) :exec
INSERT INTO provider_account (provider_id, account_id, valid_from) VALUES (:provider, :account, :today)

-- ot_service(id int) :one
SELECT price, checked_on FROM service WHERE id = :id

-- ot_verified(service int) :value
SELECT count(*) AS "n:int" FROM verification WHERE kind = 'service' AND record_id = :service

-- ot_mail(recipient text) :one
-- The last message to the address.
SELECT body AS "text:text" FROM mail WHERE recipient = :recipient ORDER BY id DESC LIMIT 1

-- ot_email(provider int, value text) :exec
INSERT INTO contact (provider_id, kind, value, position) VALUES (:provider, 'email', :value, 2)

-- difference_try(id int, theirs text) :exec
UPDATE source_difference SET theirs = :theirs WHERE id = :id

-- ot_verifications(kind text, record int) :many
SELECT part, verified_on FROM verification WHERE kind = :kind AND record_id = :record ORDER BY id LIMIT 10000

-- ot_verifications_move(from int, to int) :exec
UPDATE verification SET record_id = :to WHERE kind = 'service' AND record_id = :from

-- ot_tried(service int, since text) :value
SELECT count(*) AS "n:int" FROM contact_log WHERE service_id = :service AND day >= :since

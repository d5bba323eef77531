-- nt_mail(recipient text) :one
SELECT body AS "text:text" FROM mail WHERE recipient = :recipient ORDER BY id DESC LIMIT 1

-- nt_mails() :value
SELECT count(*) AS "n:int" FROM mail

-- nt_subscribers() :value
SELECT count(*) AS "n:int" FROM news_subscriber

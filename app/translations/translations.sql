-- translation_of(lang text, kinds texts, ids ints, limit int) :many
-- Of all these kinds and ids; the reader picks the pairs that it wants.
SELECT kind, record_id, field, text, state, original FROM translation
WHERE lang = :lang AND kind IN (:kinds) AND record_id IN (:ids)
ORDER BY kind, record_id, field LIMIT :limit

-- translation_all(lang text, kind text, record int?, limit int) :many
SELECT kind, record_id, field, text, state, original FROM translation
WHERE lang = :lang [[ AND kind = :kind ]] [[ AND record_id = :record ]]
ORDER BY kind, record_id, field LIMIT :limit

-- translation_put(kind text, record int, field text, lang text, text text, state text, original text, account int?, now int) :exec
INSERT INTO translation (kind, record_id, field, lang, text, state, original, account_id, at)
VALUES (:kind, :record, :field, :lang, :text, :state, :original, :account, :now)
ON CONFLICT (kind, record_id, field, lang) DO UPDATE SET text = :text, state = :state, original = :original,
    account_id = :account, at = :now

-- translation_drop(kind text, record int, field text, lang text) :exec
DELETE FROM translation WHERE kind = :kind AND record_id = :record AND field = :field AND lang = :lang

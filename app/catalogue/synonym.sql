-- synonym_names(status text, limit int) :many
SELECT id, term AS name FROM search_synonym WHERE 1 = 1 [[ AND status = :status ]] ORDER BY sort_key, id LIMIT :limit

-- synonym_lines(ids ints, limit int) :many
SELECT id, term, said, status, updated_at FROM search_synonym WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- synonym_form(ids ints, limit int) :many
SELECT id, term, said, kinds, groups, status FROM search_synonym WHERE id IN (:ids) ORDER BY id LIMIT :limit

-- synonym_by_folded(folded text) :one
SELECT id FROM search_synonym WHERE folded = :folded

-- synonym_add(term text, folded text, sort_key text, said text, kinds text, groups text, status text, shipped text, now int) :value
INSERT INTO search_synonym (term, folded, sort_key, said, kinds, groups, status, shipped, updated_at)
VALUES (:term, :folded, :sort_key, :said, :kinds, :groups, :status, :shipped, :now) RETURNING id

-- synonym_set(term text, folded text, sort_key text, said text, kinds text, groups text, status text, shipped text, now int, id int) :send
UPDATE search_synonym SET term = :term, folded = :folded, sort_key = :sort_key, said = :said, kinds = :kinds, groups = :groups,
    status = :status, shipped = :shipped, updated_at = :now
WHERE id = :id

-- synonym_withdraw(id int, now int) :send
UPDATE search_synonym SET status = 'ended', shipped = NULL, updated_at = :now WHERE id = :id

-- synonym_shipped(limit int) :many
-- What is known of the list that ships, by its folded terms.
SELECT id, folded, shipped FROM search_synonym ORDER BY folded LIMIT :limit

-- synonym_used(limit int) :many
SELECT term, said, kinds, groups FROM search_synonym WHERE status = 'published' ORDER BY id LIMIT :limit

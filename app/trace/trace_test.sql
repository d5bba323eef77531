-- tt_area() :exec
INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (1, 'a', 'mesto', 'town', 'Město', 'mesto')

-- tt_need(id int, slug text, title text, status text) :exec
INSERT INTO need (id, uuid, slug, area_id, title, summary, status, sort_key, created_at, updated_at)
VALUES (:id, :slug, :slug, 1, :title, 'Shrnutí', :status, :slug, 0, 0)

-- tt_evidence(id int, title text, status text) :exec
INSERT INTO evidence (id, uuid, area_id, title, kind, source, reliability, finding, status, sort_key, created_at, updated_at)
VALUES (:id, 'e', 1, :title, 'field', 'Město', 'medium', 'Zjištění', :status, 'e', 0, 0)

-- tt_link(from int, to int) :exec
INSERT INTO trace_link (from_kind, from_id, to_kind, to_id, why, created_at) VALUES ('need', :from, 'need', :to, 'A', 0)

-- tt_links() :value
SELECT count(*) AS "n:int" FROM trace_link

-- tt_entries() :value
SELECT count(*) AS "n:int" FROM audit_entry WHERE kind = 'trace'

-- tt_elsewhere(account int) :exec
-- A coordinator of another area.
INSERT INTO role_grant (account_id, role, area_id, valid_from) VALUES (:account, 'coordinator', 2, '2000-01-01')

-- tt_area_beside() :exec
INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (2, 'b', 'jine', 'town', 'Jiné', 'jine')

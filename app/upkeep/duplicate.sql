-- ---- what records have in common ----
-- Rows of each query: the kind of trait, its value and the record.  Of records that
-- are there: neither ended nor merged, of places not secret ones.

-- duplicate_providers() :each
SELECT id, name, ico AS "number:text", source, 0 AS "provider:int", NULL AS "type:int?", address, municipality_id AS "town:int?", NULL AS "owner:text"
FROM provider WHERE status <> 'ended' AND merged_into IS NULL ORDER BY id

-- duplicate_services() :each
SELECT s.id, s.name, s.register_number AS "number:text", s.source, s.provider_id AS "provider:int", s.type_id AS "type:int?",
    NULL AS "address:text", NULL AS "town:int?", p.ico AS "owner:text"
FROM service s JOIN provider p ON p.id = s.provider_id WHERE s.status <> 'ended' AND s.merged_into IS NULL ORDER BY s.id

-- duplicate_places() :each
SELECT id, coalesce(name, '') AS "name:text", NULL AS "number:text", source, provider_id AS "provider:int", NULL AS "type:int?",
    CASE WHEN street IS NULL THEN address ELSE street || ' ' || coalesce(house_number, '') END AS "address:text", municipality_id AS "town:int?", NULL AS "owner:text"
FROM place WHERE vanished_on IS NULL AND merged_into IS NULL AND NOT secret ORDER BY id

-- duplicate_contacts() :each
SELECT kind, value, provider_id, service_id, place_id FROM contact
WHERE provider_id IS NOT NULL OR service_id IS NOT NULL OR place_id IS NOT NULL ORDER BY id

-- duplicate_points() :each
-- Address points of places and of the services that are there.
SELECT pl.address_point AS "point:int", pl.id, sp.service_id AS "service:int?" FROM place pl LEFT JOIN service_place sp ON sp.place_id = pl.id AND sp.valid_to IS NULL
WHERE pl.address_point IS NOT NULL AND pl.vanished_on IS NULL AND NOT pl.secret ORDER BY pl.id, sp.id

-- ---- pairs ----

-- duplicate_put(kind text, first int, second int, score int, reasons text, now int) :exec
INSERT INTO duplicate (kind, first_id, second_id, score, reasons, state, found_at) VALUES (:kind, :first, :second, :score, :reasons, 'open', :now)
ON CONFLICT (kind, first_id, second_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons

-- duplicate_all(limit int) :many
SELECT id, kind, first_id AS "first:int", second_id AS "second:int", score, reasons, state FROM duplicate
ORDER BY kind, first_id, second_id, id LIMIT :limit

-- duplicate_drop(id int) :exec
DELETE FROM duplicate WHERE id = :id

-- duplicate_list(state text, limit int) :many
SELECT d.id, d.kind, d.first_id AS "first:int", d.second_id AS "second:int", d.score, d.reasons, d.decided_at, a.name AS "person:text"
FROM duplicate d LEFT JOIN account a ON a.id = d.account_id
WHERE d.state = :state ORDER BY d.score DESC, d.id LIMIT :limit

-- duplicate_count() :value
SELECT count(*) AS "n:int" FROM duplicate WHERE state = 'open'

-- duplicate_get(id int) :one
SELECT id, kind, first_id AS "first:int", second_id AS "second:int", score, reasons, state FROM duplicate WHERE id = :id

-- duplicate_of(kind text, first int, second int) :value
SELECT coalesce(max(id), 0) AS "id:int" FROM duplicate WHERE kind = :kind AND first_id = :first AND second_id = :second

-- duplicate_decide(id int, state text, now int?, account int?) :exec
UPDATE duplicate SET state = :state, decided_at = :now, account_id = :account WHERE id = :id

-- duplicates_forget(kind text, record int) :exec
-- Of a record that is no more.
DELETE FROM duplicate WHERE kind = :kind AND (first_id = :record OR second_id = :record)

-- duplicate_version() :value
SELECT coalesce(max(version), -1) AS "version:int" FROM duplicate_search

-- duplicate_version_set(version int) :exec
INSERT INTO duplicate_search (id, version) VALUES (1, :version) ON CONFLICT (id) DO UPDATE SET version = excluded.version

-- ---- merging ----

-- merge_refers(kind text, gone int, keep int, limit int) :many
-- Rows that refer to the record.  A row that the kept one has already stays where it is.
SELECT what AS "what:text", id AS "id:int" FROM (
    SELECT 'service.provider_id' AS what, id FROM service WHERE :kind = 'provider' AND provider_id = :gone
    UNION ALL SELECT 'place.provider_id', id FROM place WHERE :kind = 'provider' AND provider_id = :gone
    UNION ALL SELECT 'provider_account.provider_id', a.id FROM provider_account a WHERE :kind = 'provider' AND a.provider_id = :gone
        AND NOT EXISTS (SELECT 1 FROM provider_account b WHERE b.provider_id = :keep AND b.account_id = a.account_id AND b.valid_from = a.valid_from)
    UNION ALL SELECT 'invitation.provider_id', id FROM invitation WHERE :kind = 'provider' AND provider_id = :gone
    UNION ALL SELECT 'proposal.provider_id', id FROM proposal WHERE :kind = 'provider' AND provider_id = :gone
    UNION ALL SELECT 'contact_log.provider_id', id FROM contact_log WHERE :kind = 'provider' AND provider_id = :gone
    UNION ALL SELECT 'feedback.provider_id', id FROM feedback WHERE :kind = 'provider' AND provider_id = :gone
    UNION ALL SELECT 'contact_log.service_id', id FROM contact_log WHERE :kind = 'service' AND service_id = :gone
    UNION ALL SELECT 'feedback.service_id', id FROM feedback WHERE :kind = 'service' AND service_id = :gone
    UNION ALL SELECT 'proposal.record_id', id FROM proposal WHERE kind = :kind AND record_id = :gone
    UNION ALL SELECT 'verification.record_id', id FROM verification WHERE kind = :kind AND record_id = :gone
    UNION ALL SELECT 'record_alias.record_id', id FROM record_alias WHERE kind = :kind AND record_id = :gone
    UNION ALL SELECT 'attachment.record_id', id FROM attachment WHERE kind = :kind AND record_id = :gone
    UNION ALL SELECT 'trace_link.to_id', a.id FROM trace_link a WHERE a.to_kind = :kind AND a.to_id = :gone
        AND NOT EXISTS (SELECT 1 FROM trace_link b WHERE b.to_kind = :kind AND b.to_id = :keep AND b.from_kind = a.from_kind AND b.from_id = a.from_id)
    UNION ALL SELECT 'trace_link.from_id', a.id FROM trace_link a WHERE a.from_kind = :kind AND a.from_id = :gone
        AND NOT EXISTS (SELECT 1 FROM trace_link b WHERE b.from_kind = :kind AND b.from_id = :keep AND b.to_kind = a.to_kind AND b.to_id = a.to_id)
    UNION ALL SELECT 'service_place.place_id', sp.id FROM service_place sp WHERE :kind = 'place' AND sp.place_id = :gone
        AND NOT EXISTS (SELECT 1 FROM service_place o WHERE o.place_id = :keep AND o.service_id = sp.service_id)
    UNION ALL SELECT 'opening_hours.place_id', id FROM opening_hours WHERE :kind = 'place' AND place_id = :gone
) rows ORDER BY what, id LIMIT :limit

-- merge_put_service_provider(id int, to int) :exec
UPDATE service SET provider_id = :to WHERE id = :id

-- merge_put_place_provider(id int, to int) :exec
UPDATE place SET provider_id = :to WHERE id = :id

-- merge_put_account_provider(id int, to int) :exec
UPDATE provider_account SET provider_id = :to WHERE id = :id

-- merge_put_invitation_provider(id int, to int) :exec
UPDATE invitation SET provider_id = :to WHERE id = :id

-- merge_put_proposal_provider(id int, to int) :exec
UPDATE proposal SET provider_id = :to WHERE id = :id

-- merge_put_log_provider(id int, to int) :exec
UPDATE contact_log SET provider_id = :to WHERE id = :id

-- merge_put_feedback_provider(id int, to int) :exec
UPDATE feedback SET provider_id = :to WHERE id = :id

-- merge_put_log_service(id int, to int) :exec
UPDATE contact_log SET service_id = :to WHERE id = :id

-- merge_put_feedback_service(id int, to int) :exec
UPDATE feedback SET service_id = :to WHERE id = :id

-- merge_put_proposal(id int, to int) :exec
UPDATE proposal SET record_id = :to WHERE id = :id

-- merge_put_verification(id int, to int) :exec
UPDATE verification SET record_id = :to WHERE id = :id

-- merge_put_alias(id int, to int) :exec
UPDATE record_alias SET record_id = :to WHERE id = :id

-- merge_put_attachment(id int, to int) :exec
UPDATE attachment SET record_id = :to WHERE id = :id

-- merge_put_link_to(id int, to int) :exec
UPDATE trace_link SET to_id = :to WHERE id = :id

-- merge_put_link_from(id int, to int) :exec
UPDATE trace_link SET from_id = :to WHERE id = :id

-- merge_put_stay(id int, to int) :exec
UPDATE service_place SET place_id = :to WHERE id = :id

-- merge_put_hours(id int, to int) :exec
UPDATE opening_hours SET place_id = :to WHERE id = :id

-- merge_identity(kind text, id int) :one
SELECT name AS "name:text", external_id AS "external_id:text", source AS "source:text", status AS "status:text", merged_into AS "merged_into:int?" FROM (
    SELECT name, external_id, source, status, merged_into FROM provider WHERE :kind = 'provider' AND id = :id
    UNION ALL SELECT name, external_id, source, status, merged_into FROM service WHERE :kind = 'service' AND id = :id
    UNION ALL SELECT name, external_id, source, NULL, merged_into FROM place WHERE :kind = 'place' AND id = :id
) one LIMIT 1

-- merge_provider_set(id int, into int?, external_id text, status text, now int) :exec
UPDATE provider SET merged_into = :into, external_id = :external_id, status = :status, updated_at = :now WHERE id = :id

-- merge_service_set(id int, into int?, external_id text, status text, now int) :exec
UPDATE service SET merged_into = :into, external_id = :external_id, status = :status, updated_at = :now,
    withdrawn_at = CASE WHEN :status = 'draft' THEN CASE WHEN status = 'draft' THEN withdrawn_at ELSE :now END END
WHERE id = :id

-- merge_place_set(id int, into int?, external_id text, day text) :exec
-- A place has no state: it vanishes, and comes back.
UPDATE place SET merged_into = :into, external_id = :external_id, vanished_on = :day WHERE id = :id

-- merge_alias_add(kind text, record int, source text, external_id text, since text) :exec
INSERT INTO record_alias (kind, record_id, source, external_id, since) VALUES (:kind, :record, :source, :external_id, :since)

-- merge_alias_drop(kind text, external_id text) :exec
DELETE FROM record_alias WHERE kind = :kind AND external_id = :external_id

-- merge_differences_drop(kind text, record int) :exec
DELETE FROM source_difference WHERE kind = :kind AND record_id = :record

-- merge_add(kind text, kept int, gone int, gone_name text, gone_external_id text, gone_status text, operation int, now int, account int?) :value
INSERT INTO merge (kind, kept_id, gone_id, gone_name, gone_external_id, gone_status, operation_id, at, account_id)
VALUES (:kind, :kept, :gone, :gone_name, :gone_external_id, :gone_status, :operation, :now, :account) RETURNING id

-- merge_row_add(merge_id int, what text, row_id int) :insert
INSERT INTO merge_row (merge_id, what, row_id) VALUES (:merge_id, :what, :row_id)

-- merge_rows(merge int, limit int) :many
SELECT what, row_id AS "row:int" FROM merge_row WHERE merge_id = :merge ORDER BY id LIMIT :limit

-- merge_get(id int) :one
SELECT id, kind, kept_id AS "kept:int", gone_id AS "gone:int", gone_name, gone_external_id, gone_status, operation_id AS "operation:int", undone_at FROM merge WHERE id = :id

-- merge_list(limit int) :many
SELECT m.id, m.kind, m.kept_id AS "kept:int", m.gone_id AS "gone:int", m.gone_name, m.at, m.undone_at, a.name AS "person:text"
FROM merge m LEFT JOIN account a ON a.id = m.account_id ORDER BY m.id DESC LIMIT :limit

-- merge_undone(id int, now int) :exec
UPDATE merge SET undone_at = :now WHERE id = :id

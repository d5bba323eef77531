-- at_status(id int, status text) :exec
UPDATE service SET status = :status WHERE id = :id

-- at_files() :value
SELECT count(*) AS "n:int" FROM stored_file

-- at_pieces() :value
SELECT count(*) AS "n:int" FROM stored_piece

-- at_published(kind text) :value
SELECT count(*) AS "n:int" FROM attachment WHERE kind = :kind AND published

-- at_move(municipality int) :exec
UPDATE place SET municipality_id = :municipality

-- at_seat(municipality int) :exec
UPDATE provider SET municipality_id = :municipality

-- ballot_list(group_id int, limit int) :many
SELECT b.id, b.title, b.state, b.closed_on, b.published,
       (SELECT count(*) FROM ballot_paper p WHERE p.ballot_id = b.id) AS "papers:int"
FROM ballot b WHERE b.group_id = :group_id ORDER BY b.id DESC LIMIT :limit

-- ballot_get(id int, group_id int) :one
SELECT id, title, about, method, budget, threshold, state, published, closed_on FROM ballot
WHERE id = :id AND group_id = :group_id

-- ballot_add(group_id int, title text, about text, method text, budget int, threshold int, now int) :value
INSERT INTO ballot (group_id, title, about, method, budget, threshold, state, published, created_at)
VALUES (:group_id, :title, :about, :method, :budget, :threshold, 'draft', FALSE, :now) RETURNING id

-- ballot_set(id int, title text, about text, method text, budget int, threshold int) :send
UPDATE ballot SET title = :title, about = :about, method = :method, budget = :budget, threshold = :threshold WHERE id = :id

-- ballot_state_set(id int, was text, state text, closed_on text) :exec
UPDATE ballot SET state = :state, closed_on = :closed_on WHERE id = :id AND state = :was

-- ballot_publish(id int, shown bool) :send
UPDATE ballot SET published = :shown WHERE id = :id AND state = 'closed'

-- ballot_items(ballot_id int, limit int) :many
SELECT id, position, text, link FROM ballot_item WHERE ballot_id = :ballot_id ORDER BY position, id LIMIT :limit

-- ballot_item_clear(ballot_id int) :send
DELETE FROM ballot_item WHERE ballot_id = :ballot_id

-- ballot_item_add(ballot_id int, position int, text text, link text) :send
INSERT INTO ballot_item (ballot_id, position, text, link) VALUES (:ballot_id, :position, :text, :link)

-- ballot_papers(ballot_id int) :value
SELECT count(*) AS "n:int" FROM ballot_paper WHERE ballot_id = :ballot_id

-- ballot_paper_of(ballot_id int, member_id int?, number int?) :one
SELECT id FROM ballot_paper WHERE ballot_id = :ballot_id [[ AND member_id = :member_id ]] [[ AND number = :number ]]
ORDER BY id LIMIT 1

-- ballot_paper_add(ballot_id int, member_id int?, number int?) :value
INSERT INTO ballot_paper (ballot_id, member_id, number) VALUES (:ballot_id, :member_id, :number) RETURNING id

-- ballot_scores(paper_id int, limit int) :many
SELECT item_id, points FROM ballot_score WHERE paper_id = :paper_id ORDER BY item_id LIMIT :limit

-- ballot_score_clear(paper_id int) :send
DELETE FROM ballot_score WHERE paper_id = :paper_id

-- ballot_score_put(paper_id int, item_id int, points int) :insert
INSERT INTO ballot_score (paper_id, item_id, points) VALUES (:paper_id, :item_id, :points)

-- ballot_paper_drop(id int) :send
DELETE FROM ballot_paper WHERE id = :id

-- ballot_forget(ballot_id int) :send
-- Whose papers they were: nobody is to know after the close.
UPDATE ballot_paper SET member_id = NULL WHERE ballot_id = :ballot_id

-- ballot_sums(ballot_id int, limit int) :many
SELECT i.id, i.text, i.link, count(s.points) AS "n:int", coalesce(sum(s.points), 0) AS "total:int",
       coalesce(sum(s.points * s.points), 0) AS "squares:int"
FROM ballot_item i LEFT JOIN ballot_score s ON s.item_id = i.id
WHERE i.ballot_id = :ballot_id GROUP BY i.id, i.text, i.link, i.position ORDER BY i.position, i.id LIMIT :limit

-- ballot_numbers(ballot_id int, limit int) :many
-- Numbers of the papers that have been entered.
SELECT number FROM ballot_paper WHERE ballot_id = :ballot_id AND number IS NOT NULL ORDER BY number LIMIT :limit

-- ballot_public(group_id int, limit int) :many
SELECT id, title, closed_on FROM ballot WHERE group_id = :group_id AND state = 'closed' AND published
ORDER BY closed_on DESC, id DESC LIMIT :limit

-- public_meetings(group_id int, limit int) :many
-- What the public may know of, the latest first; the link to join is nobody's but the members'.
SELECT number, day, starts, ends, place, open, state, minutes_public
FROM meeting WHERE group_id = :group_id AND (published OR minutes_public) ORDER BY day DESC, number DESC LIMIT :limit

-- public_feed(slug text, since text, limit int) :many
-- Open meetings for calendars, cancelled ones too.
SELECT m.uuid, m.number, m.day, m.starts, m.ends, m.kind, m.place, m.state, m.sequence, m.updated_at, g.slug, g.name
FROM meeting m JOIN planning_group g ON g.id = m.group_id
WHERE g.status = 'published' AND m.published AND m.open AND m.day >= :since [[ AND g.slug = :slug ]]
ORDER BY m.day, m.id LIMIT :limit

-- public_next(today text, limit int) :many
-- Meetings to come that anybody may attend.
SELECT m.number, m.day, m.starts, m.ends, m.kind, m.place, g.slug, g.name
FROM meeting m JOIN planning_group g ON g.id = m.group_id
WHERE g.status = 'published' AND m.published AND m.open AND m.state IN ('planned', 'invited', 'recorded') AND m.day >= :today
ORDER BY m.day, m.starts, m.id LIMIT :limit

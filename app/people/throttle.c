#include "app/people/throttle.h"
#include "app/people/throttle.sql.h"
#include "crypto/crypto.h"
#include <arpa/inet.h>

enum { DAY = 86400, FIRST_DELAY = 30, LONGEST_DELAY = 15 * 60 };

int64_t throttle_delay(enum subject subject, int64_t failures)
{
	/* Within the longest delay one network makes at most some 100 attempts a
	 * day at an account, which leaves its owner elsewhere alone. */
	static const int64_t begins[SUBJECTS] = { 5, 50, 150 };
	int64_t beyond = failures - begins[subject];
	if (beyond < 0)
		return 0;
	int64_t delay = (int64_t)FIRST_DELAY << (beyond > 5 ? 5 : beyond);
	return delay < LONGEST_DELAY ? delay : LONGEST_DELAY;
}

str network_of(struct arena *a, str address)
{
	unsigned char b[16];
	char text[INET6_ADDRSTRLEN];
	static const unsigned char mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	const char *z = arena_z(a, address);
	if (inet_pton(AF_INET, z, b) == 1)
		return arena_printf(a, "%d.%d.%d.0/24", b[0], b[1], b[2]);
	if (inet_pton(AF_INET6, z, b) != 1)
		return address;
	if (!memcmp(b, mapped, sizeof mapped))
		return arena_printf(a, "%d.%d.%d.0/24", b[12], b[13], b[14]);
	memset(b + 6, 0, sizeof b - 6);
	return arena_printf(a, "%s/48", inet_ntop(AF_INET6, b, text, sizeof text));
}

static int64_t wait_of(struct req *r, const struct attempt *a)
{
	int64_t longest = 0;
	for (int i = 0; i < SUBJECTS; i++) {
		struct failures_row *f = failures(r->db, .subject = a->subjects[i], .since = r->now - DAY);
		int64_t delay = f ? throttle_delay((enum subject)i, f->times) : 0;
		if (delay && f->last + delay - r->now > longest)
			longest = f->last + delay - r->now;
	}
	return longest;
}

struct attempt attempt_begin(struct req *r, str email)
{
	struct attempt a = { 0 };
	str network = network_of(r->arena, r->address);
	a.subjects[SUBJECT_PAIR] = token_hash(r->arena,
		arena_printf(r->arena, "pair %.*s %.*s", STR_ARG(email), STR_ARG(network)));
	a.subjects[SUBJECT_NETWORK] = token_hash(r->arena,
		arena_printf(r->arena, "network %.*s", STR_ARG(network)));
	a.subjects[SUBJECT_ACCOUNT] = token_hash(r->arena,
		arena_printf(r->arena, "account %.*s", STR_ARG(email)));
	db_begin(r->db);
	a.wait = wait_of(r, &a);
	if (a.wait) {
		db_rollback(r->db);
		return a;
	}
	failures_forget(r->db, .before = r->now - DAY);
	failure_add(r->db, .subject = a.subjects[SUBJECT_PAIR], .now = r->now);
	failure_add(r->db, .subject = a.subjects[SUBJECT_ACCOUNT], .now = r->now);
	a.failure = failure_add(r->db, .subject = a.subjects[SUBJECT_NETWORK], .now = r->now);
	db_commit(r->db);
	return a;
}

void attempt_succeed(struct req *r, const struct attempt *a)
{
	failures_drop(r->db, .subject = a->subjects[SUBJECT_PAIR]);
	failures_drop(r->db, .subject = a->subjects[SUBJECT_ACCOUNT]);
	/* An account of one's own does not free the network to guess at others. */
	failure_drop(r->db, .id = a->failure);
}

#include "jobs/jobs.h"
#include <pthread.h>
#include <time.h>

struct due { const struct job *job; int64_t at; };
struct hand {                              /* a thread and what it runs */
	pthread_t thread;
	struct jobs *jobs;
	struct due *items;
	size_t count;
};
enum { HERE, APART, HANDS };
struct jobs {
	struct hand hands[HANDS];
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stopping;
	struct arena arena;                /* of the lists */
	const char *url;
};

bool job_over(void *context)
{
	struct jobs *j = ((struct job_run *)context)->jobs;
	pthread_mutex_lock(&j->lock);
	bool over = j->stopping;
	pthread_mutex_unlock(&j->lock);
	return over;
}

static void run_one(struct jobs *j, struct db *db, const struct job *job, int64_t now)
{
	struct arena own = { 0 };
	struct job_run run = { db, &own, now, j };
	int64_t from = clock_micros();
	db_recover(db);
	db_lend(db, &own);
	job->run(&run);
	if (db_failed(db))
		log_event(LOG_ERROR, "job", LOG_TEXT("name", str_of(job->name)),
			LOG_TEXT("error", str_of(db_error(db))));
	else
		log_event(LOG_DEBUG, "job", LOG_TEXT("name", str_of(job->name)),
			LOG_INT("us", clock_micros() - from));
	db_recover(db);
	db_lend(db, NULL);
	arena_free(&own);
}

/* Waits until `at` or until somebody stops us; true: go on. */
static bool wait_until(struct jobs *j, int64_t at)
{
	struct timespec when = { .tv_sec = (time_t)at };
	pthread_mutex_lock(&j->lock);
	while (!j->stopping && clock_now() < at)
		pthread_cond_timedwait(&j->wake, &j->lock, &when);
	bool on = !j->stopping;
	pthread_mutex_unlock(&j->lock);
	return on;
}

static void *work(void *context)
{
	struct hand *h = context;
	struct db *db = db_open(h->jobs->url);
	for (;;) {
		struct due *next = &h->items[0];
		for (size_t i = 1; i < h->count; i++)
			if (h->items[i].at < next->at)
				next = &h->items[i];
		if (!wait_until(h->jobs, next->at))
			break;
		int64_t now = clock_now();
		run_one(h->jobs, db, next->job, now);
		next->at = now + next->job->every;
	}
	db_close(db);
	return NULL;
}

struct jobs *jobs_start(const char *url, const struct job *const *lists)
{
	struct jobs *j = mem_alloc(sizeof *j);
	for (; *lists; lists++)
		for (const struct job *job = *lists; job->name; job++) {
			struct hand *h = &j->hands[job->apart ? APART : HERE];
			*(struct due *)arena_push(&j->arena, &h->items, &h->count, sizeof(struct due)) =
				(struct due){ job, 0 };
		}
	j->url = arena_z(&j->arena, str_of(url));
	pthread_mutex_init(&j->lock, NULL);
	pthread_cond_init(&j->wake, NULL);
	for (struct hand *h = j->hands; h < j->hands + HANDS; h++) {
		h->jobs = j;
		if (h->count)
			pthread_create(&h->thread, NULL, work, h);
	}
	return j;
}

void jobs_stop(struct jobs *j)
{
	if (!j)
		return;
	pthread_mutex_lock(&j->lock);
	j->stopping = true;
	pthread_cond_broadcast(&j->wake);
	pthread_mutex_unlock(&j->lock);
	for (struct hand *h = j->hands; h < j->hands + HANDS; h++)
		if (h->count)
			pthread_join(h->thread, NULL);
	arena_free(&j->arena);
	mem_free(j);
}

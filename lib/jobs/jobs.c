#include "jobs/jobs.h"
#include <pthread.h>
#include <time.h>

struct due { const struct job *job; int64_t at; };
struct jobs {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stopping;
	struct arena arena;                /* of the list below */
	struct due *items;
	size_t count;
	const char *url;
};

static void run_one(struct db *db, const struct job *job, int64_t now)
{
	struct arena own = { 0 };
	struct job_run run = { db, &own, now };
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
	struct jobs *j = context;
	struct db *db = db_open(j->url);
	for (;;) {
		struct due *next = &j->items[0];
		for (size_t i = 1; i < j->count; i++)
			if (j->items[i].at < next->at)
				next = &j->items[i];
		if (!wait_until(j, next->at))
			break;
		int64_t now = clock_now();
		run_one(db, next->job, now);
		next->at = now + next->job->every;
	}
	db_close(db);
	return NULL;
}

struct jobs *jobs_start(const char *url, const struct job *const *lists)
{
	struct jobs *j = mem_alloc(sizeof *j);
	for (; *lists; lists++)
		for (const struct job *job = *lists; job->name; job++)
			*(struct due *)arena_push(&j->arena, &j->items, &j->count, sizeof(struct due)) =
				(struct due){ job, 0 };
	j->url = arena_z(&j->arena, str_of(url));
	pthread_mutex_init(&j->lock, NULL);
	pthread_cond_init(&j->wake, NULL);
	if (j->count)
		pthread_create(&j->thread, NULL, work, j);
	return j;
}

void jobs_stop(struct jobs *j)
{
	if (!j)
		return;
	pthread_mutex_lock(&j->lock);
	j->stopping = true;
	pthread_cond_signal(&j->wake);
	pthread_mutex_unlock(&j->lock);
	if (j->count)
		pthread_join(j->thread, NULL);
	arena_free(&j->arena);
	mem_free(j);
}

/*
 * The threads that run handlers.  Each has its own connection to the store, its
 * own arena and its own page buffer, so they share nothing but the two queues:
 * one for pages, one for slow work, which therefore never holds up a page.
 */
#include "web/server_internal.h"
#include "web/web_internal.h"
#include <semaphore.h>
#include <time.h>

enum { SLOW_WORKERS = 2, PAGE_ROOM = 64 * 1024 };

/* The semaphore counts what waits; a condition variable would cost two more
 * system calls a request. */
struct queue {
	pthread_mutex_t lock;
	sem_t work;
	struct visit *first, **end;
	int waiting, most;
	bool closed;
};

struct worker {
	struct workers *all;
	struct queue *queue;
	struct db *db;
	struct arena arena;
	struct buf page;                       /* kept from request to request */
	pthread_t thread;
};

struct workers {
	struct server *server;
	struct queue pages, slow;
	struct worker *items;
	int count;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	int running;
};

/* ---- queues ---- */

static void queue_open(struct queue *q, int most)
{
	pthread_mutex_init(&q->lock, NULL);
	sem_init(&q->work, 0, 0);
	q->end = &q->first;
	q->most = most;
}

static bool queue_put(struct queue *q, struct visit *visit)
{
	pthread_mutex_lock(&q->lock);
	bool room = q->waiting < q->most && !q->closed;
	if (room) {
		/* Before a worker can take it: what is not suspended cannot be resumed. */
		MHD_suspend_connection(visit->connection);
		visit->next = NULL;
		*q->end = visit;
		q->end = &visit->next;
		q->waiting++;
	}
	pthread_mutex_unlock(&q->lock);
	if (room)
		sem_post(&q->work);
	return room;
}

/* NULL: closed, and nothing is left. */
static struct visit *queue_take(struct queue *q)
{
	while (sem_wait(&q->work))
		;                                      /* a signal */
	pthread_mutex_lock(&q->lock);
	struct visit *visit = q->first;
	if (visit) {
		q->first = visit->next;
		if (!q->first)
			q->end = &q->first;
		q->waiting--;
	}
	pthread_mutex_unlock(&q->lock);
	return visit;
}

static void queue_close(struct queue *q, int workers)
{
	pthread_mutex_lock(&q->lock);
	q->closed = true;
	pthread_mutex_unlock(&q->lock);
	for (int i = 0; i < workers; i++)
		sem_post(&q->work);
}

/* ---- work ---- */

static void visit_run(struct worker *w, struct visit *visit)
{
	struct server *server = visit->server;
	struct req *r = arena_alloc(&w->arena, sizeof *r);
	int64_t version = cache_version(server->cache);
	r->arena = &w->arena;
	r->db = w->db;
	visit_fill(visit, r);
	/* Begins in the kept buffer; a page that outgrows it goes on in the arena. */
	r->page.out = (struct buf){ .arena = &w->arena, .ptr = w->page.ptr, .cap = w->page.cap };
	if (!visit->get && !body_read(r, visit->given.content_type, buf_str(&visit->body))) {
		if (!visit_open(visit)) {
			answer_refuse(visit, 400);
			return;
		}
		r->body = buf_str(&visit->body);
	}
	r->status = web_dispatch(server->web, r);
	/* Whoever has just changed something must not be shown the old page. */
	if (!visit->get && !db_failed(w->db))
		cache_saw(server->cache, db_version(w->db));
	answer_make(visit, r, version);
}

static void *worker_run(void *closure)
{
	struct worker *w = closure;
	struct visit *visit;
	buf_reserve(&w->page, PAGE_ROOM);
	while ((visit = queue_take(w->queue))) {
		if (!w->db)
			w->db = db_open(w->all->server->options->url);
		db_recover(w->db);
		db_lend(w->db, &w->arena);
		visit_run(w, visit);
		arena_reset(&w->arena);
		MHD_resume_connection(visit->connection);
	}
	db_close(w->db);
	arena_free(&w->arena);
	buf_free(&w->page);
	pthread_mutex_lock(&w->all->lock);
	w->all->running--;
	pthread_cond_signal(&w->all->ended);
	pthread_mutex_unlock(&w->all->lock);
	return NULL;
}

/* ---- all of them ---- */

struct workers *workers_start(struct server *server, int count)
{
	pthread_condattr_t monotonic;
	struct workers *all = mem_alloc(sizeof *all);
	all->server = server;
	queue_open(&all->pages, LIMIT_WAITING);
	queue_open(&all->slow, LIMIT_WAITING_SLOW);
	pthread_mutex_init(&all->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&all->ended, &monotonic);
	pthread_condattr_destroy(&monotonic);
	all->items = mem_alloc(sizeof *all->items * (size_t)(count + SLOW_WORKERS));
	for (int i = 0; i < count + SLOW_WORKERS; i++) {
		struct worker *w = &all->items[i];
		w->all = all;
		w->queue = i < count ? &all->pages : &all->slow;
		if (pthread_create(&w->thread, NULL, worker_run, w))
			break;
		all->count++;
	}
	pthread_mutex_lock(&all->lock);
	all->running = all->count;
	pthread_mutex_unlock(&all->lock);
	if (all->count == count + SLOW_WORKERS)
		return all;
	workers_stop(all, INT64_MAX);
	return NULL;
}

bool workers_take(struct workers *all, struct visit *visit)
{
	return queue_put(visit->slow ? &all->slow : &all->pages, visit);
}

static bool workers_wait(struct workers *all, int64_t until)
{
	struct timespec limit = { until / 1000000, until % 1000000 * 1000 };
	int late = 0;
	pthread_mutex_lock(&all->lock);
	while (all->running && !late)
		late = pthread_cond_timedwait(&all->ended, &all->lock, &limit);
	bool ended = all->running == 0;
	pthread_mutex_unlock(&all->lock);
	return ended;
}

bool workers_stop(struct workers *all, int64_t until)
{
	queue_close(&all->pages, all->count);
	queue_close(&all->slow, all->count);
	if (!workers_wait(all, until))
		return false;
	for (int i = 0; i < all->count; i++)
		pthread_join(all->items[i].thread, NULL);
	mem_free(all->items);
	mem_free(all);
	return true;
}

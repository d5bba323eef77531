/*
 * Serving: libmicrohttpd reads and writes in two threads, which answer what is
 * at hand (files, kept pages, refusals) and lend everything else to workers.
 */
#include "web/server_internal.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
	IO_THREADS = 2,
	/* A connection's memory: headers, what the library notes of them, the answer's headers. */
	CONNECTION_MEMORY = LIMIT_HEADERS + 8 * 1024,
	OTHER_FILES = 200,                     /* descriptors that are not connections */
	STOP_SECONDS = 10,
	LOG_MICROS = 50000,                    /* between two writes of the log */
	WATCH_MILLIS = 1000,
};
#define SECOND INT64_C(1000000)

/* ---- connections ---- */

static void link_open(struct links *links, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct link *link = mem_alloc(sizeof *link);
	link->socket = info->connect_fd;
	link->deadline = clock_micros() + 2 * LIMIT_IDLE_SECONDS * SECOND;
	pthread_mutex_lock(&links->lock);
	link->after = links->first;
	if (link->after)
		link->after->before = link;
	links->first = link;
	pthread_mutex_unlock(&links->lock);
	*context = link;
}

static void link_close(struct links *links, struct link *link)
{
	pthread_mutex_lock(&links->lock);
	*(link->before ? &link->before->after : &links->first) = link->after;
	if (link->after)
		link->after->before = link->before;
	pthread_mutex_unlock(&links->lock);
	mem_free(link);
}

static void on_connection(void *closure, struct MHD_Connection *connection, void **context,
	enum MHD_ConnectionNotificationCode what)
{
	struct server *server = closure;
	if (what == MHD_CONNECTION_NOTIFY_STARTED)
		link_open(&server->links, connection, context);
	else if (*context)
		link_close(&server->links, *context);
}

/* The library itself cuts off only who says nothing at all. */
static void links_cut_late(struct links *links, int64_t now)
{
	pthread_mutex_lock(&links->lock);
	for (struct link *link = links->first; link; link = link->after)
		if (link->deadline && link->deadline < now)
			shutdown(link->socket, SHUT_RDWR);
	pthread_mutex_unlock(&links->lock);
}

/* ---- the way of a request ---- */

static void *on_target(void *closure, const char *target, struct MHD_Connection *connection)
{
	return visit_make(closure, connection, target);
}

static struct link *link_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	return info->socket_context;
}

static enum MHD_Result refuse(struct visit *visit)
{
	answer_refuse(visit, visit->refused);
	return answer_send(visit);
}

static enum MHD_Result hand_over(struct visit *visit)
{
	visit->link->deadline = 0;
	if (workers_take(visit->server->workers, visit))
		return MHD_YES;
	visit->refused = 503;
	return refuse(visit);
}

/* A body that is too large is waited for all the same: see visit_body_put(). */
static bool body_wanted(const struct visit *visit)
{
	return !visit->refused || (visit->refused == 413 && !visit->given.expects_continue
		&& visit->given.length.value <= 2 * LIMIT_UPLOAD);
}

/* An answer before the body has come makes the library close the connection:
 * right for what cannot be read, and the reason why the others wait for end(). */
static enum MHD_Result begin(struct visit *visit, const char *method, const char *version)
{
	visit->begun = true;
	visit->started = clock_micros();
	visit->link = link_of(visit->connection);
	atomic_fetch_add(&visit->server->active, 1);
	visit_read(visit, method, version);
	if (!visit->refused && !visit->get)
		visit_route(visit);
	return body_wanted(visit) ? MHD_YES : refuse(visit);
}

static enum MHD_Result end(struct visit *visit)
{
	if (visit->refused)
		return refuse(visit);
	if (answer_asset(visit) || answer_cached(visit))
		return answer_send(visit);
	if (visit->get)
		visit_route(visit);
	return hand_over(visit);
}

static enum MHD_Result on_request(void *closure, struct MHD_Connection *connection,
	const char *url, const char *method, const char *version, const char *upload,
	size_t *upload_size, void **context)
{
	(void)closure, (void)connection, (void)url;
	struct visit *visit = *context;
	if (!visit->begun)
		return begin(visit, method, version);
	if (*upload_size) {
		str bytes = { upload, *upload_size };
		*upload_size = 0;
		return visit_body_put(visit, bytes) ? MHD_YES : MHD_NO;
	}
	return visit->status ? answer_send(visit) : end(visit);      /* a status: a worker made it */
}

static void log_request(struct visit *visit, enum MHD_RequestTerminationCode how)
{
	static const char *const sources[] = { "server", "asset", "cache", "worker" };
	bool whole = how == MHD_REQUEST_TERMINATED_COMPLETED_OK;
	log_event(LOG_INFO, whole ? "request" : "request-cut",
		LOG_TEXT("method", str_of(visit->method)),
		LOG_TEXT("path", visit->path.ptr ? web_loggable(visit->server->web, visit->path) : S("?")),
		LOG_INT("status", visit->status),
		LOG_INT("bytes", visit->head ? 0 : (int64_t)visit->bytes),
		LOG_INT("micros", clock_micros() - visit->started),
		LOG_TEXT("from", str_of(sources[visit->source])),
		LOG_TEXT("address", address_short(&visit->arena, visit_address(visit, &visit->arena))));
	/* Some thread writes what all have said; what is left, watch() does each second. */
	_Atomic int64_t *logged = &visit->server->logged;
	int64_t now = clock_micros(), last = atomic_load(logged);
	if (now - last > LOG_MICROS && atomic_compare_exchange_strong(logged, &last, now))
		log_flush();
}

static void on_completed(void *closure, struct MHD_Connection *connection, void **context,
	enum MHD_RequestTerminationCode how)
{
	struct server *server = closure;
	struct visit *visit = *context;
	(void)connection;
	*context = NULL;
	if (visit && visit->begun) {
		log_request(visit, how);
		visit->link->deadline = clock_micros() + 2 * LIMIT_IDLE_SECONDS * SECOND;
		if (atomic_fetch_sub(&server->active, 1) == 1 && atomic_load(&server->stopping))
			eventfd_write(server->drained, 1);
	}
	visit_free(visit);
}

/* The path is decoded by visit_read(), the query by whoever reads it. */
static size_t keep_escaped(void *closure, struct MHD_Connection *connection, char *text)
{
	(void)closure, (void)connection;
	return strlen(text);
}

static void on_library_message(void *closure, const char *format, va_list values)
{
	char text[256];
	(void)closure;
	vsnprintf(text, sizeof text, format, values);
	log_event(LOG_DEBUG, "http", LOG_TEXT("message", str_trim(str_of(text))));
}

/* ---- start ---- */

static int listen_open(const struct server_options *o, int *port)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)o->port) };
	socklen_t size = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
	bool open = fd >= 0 && inet_pton(AF_INET, o->listen, &at.sin_addr) == 1
		&& !setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on)
		&& !setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on)
		&& !bind(fd, (struct sockaddr *)&at, sizeof at) && !listen(fd, 1024)
		&& !getsockname(fd, (struct sockaddr *)&at, &size);
	*port = ntohs(at.sin_port);
	if (open)
		return fd;
	log_event(LOG_ERROR, "cannot-listen", LOG_TEXT("address", str_of(o->listen)),
		LOG_INT("port", o->port), LOG_TEXT("error", str_of(strerror(errno))));
	if (fd >= 0)
		close(fd);
	return -1;
}

/* As many connections as the limit and the process's descriptors allow. */
static unsigned connections_most(void)
{
	struct rlimit files = { 0 };
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	getrlimit(RLIMIT_NOFILE, &files);
	if (files.rlim_cur > LIMIT_CONNECTIONS + OTHER_FILES)      /* or without limit */
		return LIMIT_CONNECTIONS;
	return files.rlim_cur > 2 * OTHER_FILES ? (unsigned)files.rlim_cur - OTHER_FILES : OTHER_FILES;
}

static struct MHD_Daemon *daemon_start(struct server *server, int fd)
{
	bool local = str_starts(str_of(server->options->listen), S("127."));
	return MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG,
		0, NULL, NULL, on_request, server,
		MHD_OPTION_EXTERNAL_LOGGER, on_library_message, NULL,
		MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_THREAD_POOL_SIZE, (unsigned)IO_THREADS,
		MHD_OPTION_CONNECTION_LIMIT, connections_most(),
		MHD_OPTION_PER_IP_CONNECTION_LIMIT, local ? 0u : (unsigned)LIMIT_PER_ADDRESS,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)LIMIT_IDLE_SECONDS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
		MHD_OPTION_URI_LOG_CALLBACK, on_target, server,
		MHD_OPTION_UNESCAPE_CALLBACK, keep_escaped, NULL,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, server,
		MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
		MHD_OPTION_END);
}

static bool server_open(struct server *server, int fd)
{
	server->drained = eventfd(0, EFD_CLOEXEC);
	server->cache = cache_open(LIMIT_CACHE);
	server->assets = assets_open();
	pthread_mutex_init(&server->links.lock, NULL);
	server->workers = workers_start(server, server->options->workers);
	if (server->workers)
		server->daemon = daemon_start(server, fd);
	return server->daemon != NULL;
}

/* ---- run and stop ---- */

/* Global because a signal's handler is given nothing.  The first signal ends
 * watch(); threads that stood before the server may receive it too, so blocking
 * and signalfd() would not do. */
static int told_to_stop = -1;

static void on_signal(int number)
{
	int before = errno;
	(void)number;
	eventfd_write(told_to_stop, 1);
	errno = before;
}

static bool signals_catch(void)
{
	struct sigaction stop = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
	told_to_stop = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	signal(SIGPIPE, SIG_IGN);
	return told_to_stop >= 0 && !sigaction(SIGTERM, &stop, NULL) && !sigaction(SIGINT, &stop, NULL);
}

/* Waits for a signal; meanwhile learns once a second what others, who write to
 * the same store, have changed, and cuts off who is late. */
static void watch(struct server *server)
{
	struct arena own = { 0 };
	struct db *db = db_open(server->options->url);
	struct pollfd events = { .fd = told_to_stop, .events = POLLIN };
	do {
		db_recover(db);
		db_lend(db, &own);
		int64_t version = db_version(db);
		if (!db_failed(db))
			cache_saw(server->cache, version);
		arena_reset(&own);
		log_flush();
		links_cut_late(&server->links, clock_micros());
	} while (poll(&events, 1, WATCH_MILLIS) <= 0);
	db_close(db);
	arena_free(&own);
}

/* True when every request that had begun has its answer. */
static bool drain(struct server *server, int64_t until)
{
	struct pollfd events = { .fd = server->drained, .events = POLLIN };
	while (atomic_load(&server->active) > 0 && clock_micros() < until)
		poll(&events, 1, (int)((until - clock_micros()) / 1000) + 1);
	return atomic_load(&server->active) == 0;
}

static void server_close(struct server *server)
{
	cache_close(server->cache);
	assets_close(server->assets);
	close(server->drained);
	pthread_mutex_destroy(&server->links.lock);
}

static int server_stop(struct server *server)
{
	int64_t until = clock_micros() + STOP_SECONDS * SECOND;
	log_event(LOG_INFO, "stopping", LOG_INT("active", atomic_load(&server->active)));
	atomic_store(&server->stopping, true);
	int fd = MHD_quiesce_daemon(server->daemon);
	if (fd >= 0)
		close(fd);
	bool drained = drain(server, until);
	if (!workers_stop(server->workers, until + SECOND)) {
		/* Somebody still works with all of this; the store loses nothing. */
		log_event(LOG_WARNING, "stopped-in-the-middle",
			LOG_INT("active", atomic_load(&server->active)));
		_exit(1);
	}
	MHD_stop_daemon(server->daemon);
	server_close(server);
	log_event(LOG_INFO, "stopped", LOG_INT("unanswered", atomic_load(&server->active)));
	return drained ? 0 : 1;
}

int server_run(const struct web *web, const struct server_options *options, void (*ready)(int port))
{
	struct server server = { .web = web, .options = options };
	int port, fd = listen_open(options, &port);
	if (fd < 0)
		return 1;
	if (!signals_catch() || !server_open(&server, fd)) {
		log_event(LOG_ERROR, "cannot-serve", LOG_TEXT("error", str_of(strerror(errno))));
		return 1;
	}
	log_event(LOG_INFO, "serving", LOG_TEXT("address", str_of(options->listen)),
		LOG_INT("port", port));
	ready(port);
	log_hold(true);
	watch(&server);
	log_hold(false);
	return server_stop(&server);
}

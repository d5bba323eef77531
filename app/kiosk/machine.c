/* The program of a kiosk; see machine.h. */
#include "app/kiosk/machine.h"
#include "app/kiosk/kiosk.html.h"
#include "app/kiosk/kiosk_view.h"
#include "search/search.h"
#include <pthread.h>
#include <stdio.h>

extern const struct lang lang_cs, lang_uk, lang_en;

enum { EVERY = 900, SECONDS_MOST = 600 };      /* between two questions; for an answer */

/* ---- what is shown ---- */

/* Read by all workers while the job may put another in its place. */
static struct {
	pthread_rwlock_t lock;
	struct arena arena;
	struct snapshot snapshot;
	pthread_mutex_t search_lock;
	struct search *search;
} shown = { .lock = PTHREAD_RWLOCK_INITIALIZER, .search_lock = PTHREAD_MUTEX_INITIALIZER };

static struct search *index_of(const struct snapshot *s)
{
	struct search *index = search_open(":memory:");
	if (!index)
		return NULL;
	search_lexicon(index, data_file(S("lexicon/stopwords-cs.txt")),
		s->synonyms.len ? s->synonyms : data_file(S("lexicon/synonyms-social-cs.csv")));
	search_begin(index);
	for (size_t i = 0; i < s->pages.count; i++) {
		const struct kiosk_page *p = &s->pages.items[i];
		if (p->kind.len)
			search_put(index, &(struct search_doc){ .key = p->path, .kind = p->kind,
				.title = p->title, .type = p->caption, .groups = p->codes,
				.provider = p->note, .body = p->words });
	}
	search_commit(index, 1);
	return index;
}

bool machine_take(str bytes, str public, int64_t least, enum snapshot_wrong *wrong)
{
	struct arena arena = { 0 };
	struct snapshot s;
	*wrong = snapshot_read(&arena, arena_copy(&arena, bytes), public, least, &s);
	if (*wrong) {
		arena_free(&arena);
		return false;
	}
	struct search *index = index_of(&s);
	pthread_rwlock_wrlock(&shown.lock);
	search_close(shown.search);
	arena_free(&shown.arena);
	shown.arena = arena;
	shown.snapshot = s;
	shown.search = index;
	pthread_rwlock_unlock(&shown.lock);
	return true;
}

int64_t machine_made(void)
{
	pthread_rwlock_rdlock(&shown.lock);
	int64_t made = shown.snapshot.origin.made;
	pthread_rwlock_unlock(&shown.lock);
	return made;
}

/* ---- pages: each is written while the snapshot stands still ---- */

/* Nothing has come yet; whom to call is known even so. */
static int preparing_show(struct req *r)
{
	struct kiosk_page p = { .path = S("/kiosk"),
		.title = tr(r->page.lang, N_("The kiosk is being prepared")) };
	kiosk_preparing_body(&r->page);
	kiosk_take_body(r, &p);
	kiosk_show(r, &p, (struct kiosk_origin){ 0 });
	r->no_store = true;
	set_header(r, "Refresh", S("30"));
	return r->status = 503;
}

/* The page of a path without its language, in the language that is spoken; or NULL. */
static const struct kiosk_page *page_of(struct req *r, str path)
{
	const struct kiosk_page *p = snapshot_page(&shown.snapshot, web_path(r, path));
	if (p)
		kiosk_speak(r, p);
	return p;
}

/* GET of every address of the snapshot */
static int page_show(struct req *r)
{
	const struct kiosk_page *p = page_of(r, r->path);
	return p ? kiosk_show(r, p, shown.snapshot.origin)
			 : kiosk_missing(r, shown.snapshot.origin);
}

static int start_show(struct req *r) { return kiosk_start_show(r, shown.snapshot.origin); }

static str href_of(struct req *r, const struct kiosk_page *p, str back)
{
	return kiosk_href(r, str_part(p->path, web_path(r, S("/kiosk")).len, p->path.len), back);
}

/* GET /kiosk/otevreno */
static int open_show(struct req *r)
{
	struct kiosk_opens v = { 0 };
	str ours = web_path(r, S("/kiosk"));
	for (size_t i = 0; i < shown.snapshot.pages.count; i++) {
		const struct kiosk_page *p = &shown.snapshot.pages.items[i];
		if (!p->opening.count || !str_starts(p->path, ours) ||
			hours_state(p->opening, r->now) != HOURS_OPEN || v.total++ >= KIOSK_OPEN)
			continue;
		kiosk_speak(r, p);
		*(struct kiosk_open *)arena_push(r->arena, &v.items, &v.count, sizeof *v.items) =
			(struct kiosk_open){ .title = p->title, .note = p->note, .phone = p->phone,
				.href = href_of(r, p, r->path), .state = public_opening_words(r, p->opening) };
	}
	return kiosk_open_show(r, &v, shown.snapshot.origin);
}

/* GET /kiosk/hledat */
static int search_show(struct req *r)
{
	struct kiosk_search v = kiosk_search_read(r);
	struct search_hits hits = { 0 };
	str here = v.asked ? kiosk_here(r) : r->path;
	if (v.asked && shown.search) {
		pthread_mutex_lock(&shown.search_lock);
		hits = search_find(shown.search, r->arena,
			&(struct search_query){ .text = v.text, .limit = KIOSK_HITS });
		pthread_mutex_unlock(&shown.search_lock);
	}
	v.corrected = hits.corrected;
	for (size_t i = 0; i < hits.count; i++) {
		const struct kiosk_page *p = page_of(r, hits.items[i].key);
		if (p)
			*(struct kiosk_hit *)arena_push(r->arena, &v.hits.items, &v.hits.count,
				sizeof *v.hits.items) = (struct kiosk_hit){ p->caption, p->title,
				href_of(r, p, here), p->note };
	}
	return kiosk_search_show(r, &v, shown.snapshot.origin);
}

static int still(struct req *r, handler *show)
{
	pthread_rwlock_rdlock(&shown.lock);
	int status = shown.snapshot.origin.made ? show(r) : preparing_show(r);
	pthread_rwlock_unlock(&shown.lock);
	return status;
}

static int page(struct req *r)   { return still(r, page_show); }
static int start(struct req *r)  { return still(r, start_show); }
static int open(struct req *r)   { return still(r, open_show); }
static int search(struct req *r) { return still(r, search_show); }
static int home(struct req *r)   { return answer_see_other(r, S("/kiosk")); }

static const struct route routes[] = {
	{ GET, "/", home, EVERYBODY },
	{ GET, "/kiosk", start, EVERYBODY },
	{ GET, "/kiosk/hledat", search, EVERYBODY },
	{ GET, "/kiosk/otevreno", open, EVERYBODY },
	{ GET, "/kiosk/konec", kiosk_end, EVERYBODY },
	{ GET, "/kiosk/{page}", page, EVERYBODY },
	{ GET, "/kiosk/{folder}/{name}", page, EVERYBODY },
	{ 0 }
};

static void error_page(struct req *r, int status)
{
	pthread_rwlock_rdlock(&shown.lock);
	kiosk_missing(r, shown.snapshot.origin);
	pthread_rwlock_unlock(&shown.lock);
	r->status = status;
}

static const struct feature machine = { .name = "kiosk", .routes = routes };
static const struct feature *const features[] = { &machine, NULL };
static const struct lang *const langs[] = { &lang_cs, &lang_uk, &lang_en, NULL };
const struct web machine_web = {
	.features = features, .langs = langs, .error_page = error_page, .asset = asset_find,
};

/* ---- a newer one ---- */

/* Set by the command before any thread begins. */
static struct { const char *file, *key, *from; } given;

/* The newest that was ever shown here, so that nobody brings an older one back. */
static const char *mark_path(struct arena *a)
{
	return arena_printf(a, "%s.nejnovejsi", given.file).ptr;
}

static int64_t mark_read(struct arena *a)
{
	return str_int(str_trim(file_read(a, mark_path(a), 64))).value;
}

static bool keep(struct arena *a, str bytes)
{
	str mark = arena_printf(a, "%lld\n", (long long)machine_made());
	return (!bytes.ptr || snapshot_put_file(a, given.file, bytes)) &&
		snapshot_put_file(a, mark_path(a), mark);
}

static void refuse(enum snapshot_wrong wrong)
{
	log_event(LOG_WARNING, "kiosk-refused", LOG_TEXT("why", str_of(snapshot_words(wrong))));
}

/* A newer snapshot than `made`: 200, 304, another status, or 0. */
static int newer(struct job_run *run, int64_t made, struct buf *bytes)
{
	struct fetcher *f = fetcher_open();
	if (!f)
		return 0;
	str known = arena_printf(run->arena, "If-None-Match: \"%lld\"", (long long)made);
	struct fetched answer = fetcher_ask(f, run->arena, &(struct fetch){ .url = given.from,
		.header = made ? known.ptr : NULL, .agent = "Rozcestnik-kiosk",
		.most = SNAPSHOT_MOST, .seconds = SECONDS_MOST }, bytes);
	fetcher_close(f);
	return answer.status;
}

static void renew(struct job_run *run)
{
	struct buf bytes = { 0 };
	enum snapshot_wrong wrong = SNAPSHOT_RIGHT;
	int64_t made = machine_made(), mark = mark_read(run->arena);
	int64_t least = mark > made ? mark : made + 1;
	int status = newer(run, made, &bytes);
	if (status == 200 && machine_take(buf_str(&bytes), str_of(given.key), least, &wrong)) {
		bool kept = keep(run->arena, buf_str(&bytes));
		log_event(kept ? LOG_INFO : LOG_ERROR, "kiosk-snapshot",
			LOG_INT("made", machine_made()), LOG_TEXT("kept", kept ? S("yes") : S("no")));
		db_begin(run->db);
		db_note_change(run->db, "kiosk", 0);
		db_commit(run->db);
	} else if (wrong) {
		refuse(wrong);
	} else if (status != 200 && status != 304) {
		log_event(LOG_WARNING, "kiosk-unreached", LOG_INT("status", status));
	}
	buf_free(&bytes);
}

/* ---- the command ---- */

static bool options_read(struct call *c)
{
	for (int i = 0; i + 1 < c->argc; i += 2) {
		if (!strcmp(c->argv[i], "--snapshot"))
			given.file = c->argv[i + 1];
		else if (!strcmp(c->argv[i], "--key"))
			given.key = c->argv[i + 1];
		else if (!strcmp(c->argv[i], "--from"))
			given.from = c->argv[i + 1];
		else
			return false;
	}
	return c->argc % 2 == 0 && given.file && given.key && strlen(given.key) == 64;
}

static void ready(int port)
{
	printf("Kiosek běží na http://127.0.0.1:%d/kiosk\n", port);
	fflush(stdout);
}

/* False: there is none that may be shown, and nowhere to get one. */
static bool begin(struct call *c)
{
	enum snapshot_wrong wrong;
	str bytes = file_read(c->arena, given.file, SNAPSHOT_MOST);
	if (bytes.ptr && machine_take(bytes, str_of(given.key), mark_read(c->arena), &wrong)) {
		keep(c->arena, (str){ 0 });
		return true;
	}
	fprintf(stderr, "rozcestnik: %s: %s\n", given.file,
		bytes.ptr ? snapshot_words(wrong) : "soubor nelze přečíst");
	return given.from != NULL;
}

int machine_serve(struct call *c)
{
	static const struct job jobs[] = { { "kiosk", EVERY, renew, .apart = true }, { 0 } };
	const struct job *lists[] = { jobs, NULL };
	if (!options_read(c)) {
		fputs("Použití: rozcestnik kiosk serve --snapshot SOUBOR --key KLÍČ [--from URL]\n"
		      "KLÍČ vypíše na serveru rozcestnik kiosk key\n", stderr);
		return 2;
	}
	web_check(&machine_web);
	if (!begin(c))
		return 1;
	fetcher_start();
	struct jobs *running = given.from ? jobs_start(c->url, lists) : NULL;
	struct server_options options = {
		.url = c->url, .port = c->port, .listen = "127.0.0.1", .workers = 2
	};
	int status = server_run(&machine_web, &options, ready);
	if (running)
		jobs_stop(running);
	return status;
}

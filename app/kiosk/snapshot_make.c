/* A snapshot of what the public sees now: made, kept for a while, sent. */
#include "app/kiosk/machine.h"
#include "app/site/site.h"
#include "crypto/crypto.h"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

enum { FRESH = 600, KEPT = 3600, PIECE = 1 << 20 };

/* ---- made ---- */

/* In the first of the languages that the machine speaks. */
static struct req request(struct db *db, struct arena *a, int64_t now)
{
	struct req r = { .method = GET, .db = db, .arena = a, .now = now, .web = &machine_web,
		.page = { .out.arena = a } };
	web_speak(&r, machine_web.langs[0]);
	return r;
}

str snapshot_seed(struct db *db, struct arena *a)
{
	struct req r = request(db, a, 0);
	return people_sign(&r, S("kiosk: the key that snapshots are signed by"));
}

static str kept(struct arena *a, str text) { return text.len ? arena_copy(a, text) : (str){ 0 }; }

/* What a maker left is in an arena that ends with the page.  By words a page is found in the
 * first language only, as on the portal. */
static void page_keep(
	struct arena *a, struct snapshot *s, struct req *r, const struct kiosk_page *p)
{
	bool found = !r->page.content;
	struct kiosk_page *to =
		arena_push(a, &s->pages.items, &s->pages.count, sizeof *s->pages.items);
	*to = (struct kiosk_page){ .path = kept(a, web_path(r, p->path)),
		.title = kept(a, p->title),
		.caption = kept(a, p->caption),
		.back = kept(a, p->back),
		.note = kept(a, p->note),
		.phone = kept(a, p->phone),
		.spoken = kept(a, kiosk_spoken(r, p)),
		.kind = found ? kept(a, p->kind) : (str){ 0 },
		.words = found ? kept(a, p->words) : (str){ 0 },
		.codes = found ? kept(a, p->codes) : (str){ 0 },
		.body = { kept(a, p->body.markup) } };
	to->opening.count = p->opening.count;
	to->opening.items = arena_alloc(a, (p->opening.count + 1) * sizeof *to->opening.items);
	for (size_t i = 0; i < p->opening.count; i++)
		to->opening.items[i] = p->opening.items[i];
}

/* In the language and for the arena of `whole`. */
static void page_make(
	const struct req *whole, const struct kiosk_source *from, str name, struct snapshot *to)
{
	struct arena own = { 0 };
	struct req r = request(whole->db, &own, whole->now);
	struct kiosk_page p = { 0 };
	db_lend(r.db, &own);
	web_speak(&r, whole->page.lang);
	r.id = name;
	r.path = p.path = arena_printf(&own, "%s%.*s", from->folder, STR_ARG(name));
	if (from->make(&r, &p)) {
		kiosk_take_body(&r, &p);
		page_keep(whole->arena, to, &r, &p);
	}
	arena_free(&own);
}

struct snapshot snapshot_make(struct db *db, struct arena *a, int64_t now)
{
	struct req r = request(db, a, now);
	size_t speaks = 0;
	while (machine_web.langs[speaks])
		speaks++;
	db_lend(db, a);
	struct site_settings have = site_settings(db);
	struct snapshot s = { .origin = { now, have.portal_name, have.town_name },
		.synonyms = synonyms_text(db, a) };
	for (const struct kiosk_source *from = kiosk_sources; from->folder; from++) {
		struct str_list names = from->names ? from->names(&r) : (struct str_list){ &S(""), 1 };
		for (size_t i = 0; i < names.count * speaks && !db_failed(db); i++) {
			r.page.lang = machine_web.langs[i % speaks];
			page_make(&r, from, names.items[i / speaks], &s);
		}
		db_lend(db, a);
	}
	return s;
}

/* ---- into a file ---- */

bool snapshot_put_file(struct arena *a, const char *path, str bytes)
{
	const char *new = arena_printf(a, "%s.novy", path).ptr;
	FILE *f = fopen(new, "wb");
	if (!f)
		return false;
	bool written = fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len && !fflush(f) &&
		!fsync(fileno(f));
	written = !fclose(f) && written;
	if (!written || rename(new, path))
		unlink(new);
	return written && file_exists(path);
}

/* ---- sent ---- */

static const char *folder = "var";     /* of the installation, from the start of the program */
/* The file that is there, of this process's making: one is made at a time. */
static struct { pthread_mutex_t lock; int64_t made, version; } file = {
	.lock = PTHREAD_MUTEX_INITIALIZER
};

void snapshot_start(const char *data, const char *url)
{
	(void)url;
	folder = data;
	file.made = 0;
}

/* Data that have not changed are of this day still, but a file of them cannot say so for
 * long: the machine counts its age. */
static bool still_good(struct req *r, int64_t version)
{
	int64_t age = r->now - file.made;
	return file.made && age >= 0 && (age < FRESH || (age < KEPT && file.version == version));
}

static bool file_make(struct req *r, const char *path)
{
	struct arena own = { 0 };
	struct buf out = { .arena = &own };
	int64_t version = db_version(r->db);
	bool good = still_good(r, version);
	if (!good) {
		struct snapshot s = snapshot_make(r->db, &own, r->now);
		snapshot_write(&own, &s, snapshot_seed(r->db, &own), &out);
		good = !db_failed(r->db) && snapshot_put_file(&own, path, buf_str(&out));
		if (good) {
			file.made = r->now;
			file.version = version;
		}
		db_lend(r->db, r->arena);
	}
	arena_free(&own);
	return good;
}

static bool file_put(struct req *r, FILE *f)
{
	size_t n;
	do {
		buf_reserve(&r->page.out, PIECE);
		n = fread(r->page.out.ptr + r->page.out.len, 1, PIECE, f);
		r->page.out.len += n;
		if (!page_spill(r))
			return false;
	} while (n == PIECE);
	return !ferror(f);
}

/* GET /kiosk/snimek */
int snapshot_send(struct req *r)
{
	const char *path = arena_printf(r->arena, "%s/kiosk.snimek", folder).ptr;
	pthread_mutex_lock(&file.lock);
	bool good = file_make(r, path);
	str etag = arena_printf(r->arena, "%lld", (long long)file.made);
	FILE *f = good ? fopen(path, "rb") : NULL;
	pthread_mutex_unlock(&file.lock);
	if (f && etag_is_known(r, etag)) {
		fclose(f);
		return answer_not_modified(r);
	}
	bool whole = f && file_put(r, f);
	if (f)
		fclose(f);
	if (!whole) {
		log_event(LOG_ERROR, "kiosk-snapshot", LOG_TEXT("error", str_of(strerror(errno))));
		return answer_error(r, 500);
	}
	r->download = S("kiosk.snimek");
	return answer_spilled(r, "application/octet-stream");
}

/* ---- commands ---- */

int snapshot_key(struct call *c)
{
	str public = sign_public(c->arena, snapshot_seed(c->db, c->arena));
	if (!public.len) {
		fputs("rozcestnik: instalace nemá klíč, spusťte nejdřív rozcestnik migrate\n", stderr);
		return 1;
	}
	printf("%.*s\n", STR_ARG(public));
	return 0;
}

int snapshot_save(struct call *c)
{
	if (c->argc != 2 || strcmp(c->argv[0], "--out")) {
		fputs("Použití: rozcestnik kiosk snapshot --out SOUBOR\n", stderr);
		return 2;
	}
	struct buf out = { .arena = c->arena };
	struct snapshot s = snapshot_make(c->db, c->arena, c->now);
	snapshot_write(c->arena, &s, snapshot_seed(c->db, c->arena), &out);
	if (db_failed(c->db))
		return 1;
	if (!snapshot_put_file(c->arena, c->argv[1], buf_str(&out))) {
		fprintf(stderr, "rozcestnik: soubor %s nelze zapsat\n", c->argv[1]);
		return 1;
	}
	printf("Snímek má %zu stránek a %zu bajtů.\n", s.pages.count, out.len);
	return 0;
}

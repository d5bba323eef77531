/* The kiosk of the portal itself: its addresses and commands. */
#include "app/kiosk/kiosk.h"
#include "app/kiosk/kiosk_view.h"
#include "app/kiosk/machine.h"
#include "app/kiosk/snapshot.h"

static const struct kiosk_origin now = { 0 };

/* The source that makes the page of this address. */
static kiosk_maker *maker_of(struct req *r)
{
	str folder = r->id.ptr ? str_part(r->path, 0, r->path.len - r->id.len) : r->path;
	for (const struct kiosk_source *s = kiosk_sources; s->folder; s++)
		if (str_is(folder, s->folder))
			return s->make;
	return NULL;
}

/* GET /kiosk/situace, /kiosk/sluzby/{slug} and whatever else the sources make */
static int source_show(struct req *r)
{
	struct kiosk_page p = { .path = r->path };
	kiosk_maker *make = maker_of(r);
	if (!make || !make(r, &p))
		return kiosk_missing(r, now);
	kiosk_take_body(r, &p);
	return kiosk_show(r, &p, now);
}

/* GET /kiosk */
static int start_show(struct req *r) { return kiosk_start_show(r, now); }

/* GET /kiosk/otevreno */
static int open_show(struct req *r)
{
	struct public_opens open = public_open_now(r, KIOSK_OPEN);
	struct kiosk_opens v = { arena_alloc(r->arena, (open.count + 1) * sizeof *v.items),
		open.count, open.total };
	for (size_t i = 0; i < open.count; i++) {
		const struct ui_result *s = &open.items[i].service;
		v.items[i] = (struct kiosk_open){ .title = s->title, .phone = s->phone,
			.href = kiosk_href(r, s->href, r->path), .note = s->provider,
			.state = public_opening_words(r, open.items[i].opening) };
	}
	return kiosk_open_show(r, &v, now);
}

/* GET /kiosk/hledat?q=&klavesa= */
static int search_show(struct req *r)
{
	struct kiosk_search v = kiosk_search_read(r);
	struct public_search all =
		v.asked ? public_search(r, v.text, KIOSK_HITS) : (struct public_search){ 0 };
	str here = v.asked ? kiosk_here(r) : r->path;
	v.corrected = all.corrected;
	for (size_t i = 0; i < all.found.count; i++) {
		const struct found *f = &all.found.items[i];
		*(struct kiosk_hit *)arena_push(r->arena, &v.hits.items, &v.hits.count,
			sizeof *v.hits.items) = (struct kiosk_hit){ f->kind_text, f->title,
			kiosk_href(r, f->url, here), f->note };
	}
	return kiosk_search_show(r, &v, now);
}

static const struct route routes[] = {
	{ GET, "/kiosk", start_show, EVERYBODY },
	{ GET, "/kiosk/situace", source_show, EVERYBODY },
	{ GET, "/kiosk/situace/{slug}", source_show, EVERYBODY },
	{ GET, "/kiosk/sluzby/{slug}", source_show, EVERYBODY },
	{ GET, "/kiosk/organizace/{slug}", source_show, EVERYBODY },
	{ GET, "/kiosk/krize", source_show, EVERYBODY },
	{ GET, "/kiosk/kontakty", source_show, EVERYBODY },
	{ GET, "/kiosk/o-kiosku", source_show, EVERYBODY },
	{ GET, "/kiosk/hledat", search_show, EVERYBODY },
	{ GET, "/kiosk/otevreno", open_show, EVERYBODY },
	{ GET, "/kiosk/konec", kiosk_end, EVERYBODY },
	{ GET, "/kiosk/snimek", snapshot_send, EVERYBODY, .slow = true },
	{ 0 }
};

static const struct command commands[] = {
	{ "kiosk key", "", "vypíše veřejný klíč, podle kterého kiosek pozná snímek", snapshot_key },
	{ "kiosk snapshot", "--out SOUBOR", "uloží podepsaný snímek pro kiosek", snapshot_save },
	{ "kiosk serve", "--snapshot SOUBOR --key KLÍČ [--from URL] (--port N)",
		"kiosek bez sítě: ukazuje snímek a z portálu si bere novější", machine_serve },
	{ 0 }
};

const struct feature kiosk = {
	.name = "kiosk", .routes = routes, .commands = commands, .start = snapshot_start,
};

/*
 * Embedded files, answered by the thread that reads the request.  Each has up
 * to eight responses (compressed or not, for good or for five minutes, with or
 * without HSTS); one is made when it is first asked for, then shared for ever.
 */
#include "web/server_internal.h"
#include "web/web_internal.h"

#define CACHE_FOREVER   "public, max-age=31536000, immutable"
#define CACHE_SHORT     "public, max-age=300"

enum { TLS = 1, GZIP = 2, FOREVER = 4, KINDS = 8, SLOTS = 1024 };

/* Open addressing by the asset's address.  A slot is taken once and never
 * given back, so readers need no lock. */
struct asset_slot { const struct asset *_Atomic asset; struct MHD_Response *_Atomic made[KINDS]; };
struct assets { struct asset_slot slots[SLOTS]; };

struct assets *assets_open(void) { return mem_alloc(sizeof(struct assets)); }

void assets_close(struct assets *assets)
{
	if (!assets)
		return;
	for (size_t i = 0; i < SLOTS; i++)
		for (size_t k = 0; k < KINDS; k++)
			if (assets->slots[i].made[k])
				MHD_destroy_response(assets->slots[i].made[k]);
	mem_free(assets);
}

/* The file's own slot; NULL when the table is full. */
static struct asset_slot *slot_find(struct assets *assets, const struct asset *asset)
{
	size_t at = (uintptr_t)asset / sizeof *asset;
	for (size_t i = 0; i < SLOTS; i++) {
		struct asset_slot *slot = &assets->slots[(at + i) % SLOTS];
		const struct asset *here = NULL;
		if (atomic_compare_exchange_strong(&slot->asset, &here, asset) || here == asset)
			return slot;
	}
	return NULL;
}

static str asset_etag(struct arena *a, const struct asset *asset, bool gzipped)
{
	str etag = str_of(asset->etag);
	if (!str_starts(etag, S("\"")))
		etag = arena_printf(a, "\"%.*s\"", STR_ARG(etag));
	return gzipped ? etag_of_gzip(a, etag) : etag;
}

static const char *asset_age(unsigned kind) { return kind & FOREVER ? CACHE_FOREVER : CACHE_SHORT; }

static struct MHD_Response *asset_response(const struct asset *asset, str bytes, unsigned kind)
{
	struct arena own = { 0 };
	struct MHD_Response *made = response_make(bytes, MHD_RESPMEM_PERSISTENT);
	response_put_always(made, NULL, kind & TLS);
	response_put(made, "Content-Type", asset->type);
	response_put(made, "Cache-Control", asset_age(kind));
	response_put(made, "ETag", asset_etag(&own, asset, kind & GZIP).ptr);
	response_put(made, "Vary", "Accept-Encoding");
	if (kind & GZIP)
		response_put(made, "Content-Encoding", "gzip");
	else
		response_put(made, "Accept-Ranges", "bytes");
	arena_free(&own);
	return made;
}

static str asset_bytes(const struct asset *asset, bool gzipped)
{
	return gzipped ? (str){ (const char *)asset->gzip, asset->gzip_size }
		: (str){ (const char *)asset->bytes, asset->size };
}

static struct MHD_Response *asset_shared(struct assets *assets, const struct asset *asset,
	unsigned kind)
{
	struct asset_slot *slot = slot_find(assets, asset);
	if (!slot)
		return NULL;
	struct MHD_Response *made = slot->made[kind], *none = NULL;
	if (made)
		return made;
	made = asset_response(asset, asset_bytes(asset, kind & GZIP), kind);
	if (atomic_compare_exchange_strong(&slot->made[kind], &none, made))
		return made;
	MHD_destroy_response(made);
	return none;
}

/* A part of the file, uncompressed; false when the whole is to be sent. */
static bool answer_asset_part(struct visit *visit, const struct asset *asset, unsigned kind)
{
	struct range part;
	const struct given *g = &visit->given;
	bool same = !g->if_range.ptr || str_eq(g->if_range, asset_etag(&visit->arena, asset, false));
	enum range_answer asked = range_read(g->range, asset->size, &part);
	if (!same || asked == RANGE_WHOLE)
		return false;
	bool none = asked == RANGE_UNSATISFIABLE;
	str whole = asset_bytes(asset, false);
	str bytes = none ? S("") : str_part(whole, part.from, part.from + part.count);
	visit->response = asset_response(asset, bytes, kind & ~(unsigned)GZIP);
	response_put(visit->response, "Content-Range",
		range_header(&visit->arena, asked, part, whole.len));
	visit->status = none ? 416 : 206;
	visit->bytes = bytes.len;
	return true;
}

bool answer_asset(struct visit *visit)
{
	const struct web *web = visit->server->web;
	const struct asset *asset = visit->get && web->asset ? web->asset(visit->path) : NULL;
	if (!asset)
		return false;
	const struct given *g = &visit->given;
	bool gzipped = asset->gzip && accepts_gzip(g->accept_encoding);
	bool forever = str_starts(visit->query, S("v="));
	unsigned kind = (visit->tls ? TLS : 0) | (gzipped ? GZIP : 0) | (forever ? FOREVER : 0);
	visit->source = FROM_ASSET;
	if (g->if_none_match.ptr) {
		str etag = asset_etag(&visit->arena, asset, gzipped);
		if (etag_matches(g->if_none_match, etag)) {
			visit->status = 304;
			visit->response = response_not_modified(visit, etag, asset_age(kind));
			return true;
		}
	}
	if (g->range.ptr && answer_asset_part(visit, asset, kind))
		return true;
	visit->status = 200;
	visit->bytes = gzipped ? asset->gzip_size : asset->size;
	visit->shared = asset_shared(visit->server->assets, asset, kind);
	if (!visit->shared)
		visit->response = asset_response(asset, asset_bytes(asset, gzipped), kind);
	return true;
}

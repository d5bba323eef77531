/* From what the HTTP library says to a visit, and from a visit to a struct req. */
#include "web/server_internal.h"
#include <arpa/inet.h>
#include <stdio.h>
#include <strings.h>

/* A body that is too long is read to its end and thrown away, up to this many
 * bytes, because a browser shows the answer only when it could send it all. */
enum { DROP_MOST = 2 * LIMIT_UPLOAD };
enum { BODY_BYTES_A_SECOND = 8 * 1024 };       /* slower senders are cut off */

struct visit *visit_make(struct server *server, struct MHD_Connection *connection,
	const char *target)
{
	size_t len = strlen(target);
	bool fits = len <= LIMIT_URL;
	struct visit *visit = mem_alloc(sizeof *visit + (fits ? len : 0) + 1);
	visit->server = server;
	visit->connection = connection;
	if (fits) {
		memcpy(visit->raw, target, len + 1);
		visit->target = (str){ visit->raw, len };
	} else {
		visit->refused = 414;
	}
	return visit;
}

void visit_free(struct visit *visit)
{
	if (!visit)
		return;
	atomic_fetch_sub(&visit->server->body_bytes, (int64_t)visit->body.cap);
	if (visit->response)
		MHD_destroy_response(visit->response);
	page_release(visit->page);
	buf_free(&visit->body);
	arena_free(&visit->arena);
	mem_free(visit);
}

/* ---- headers ---- */

static bool same_word(str s, const char *z)
{
	return s.len == strlen(z) && !strncasecmp(s.ptr, z, s.len);
}

static void length_read(struct given *g, str value)
{
	g->lengths++;
	g->length = str_int(value);
	for (size_t i = 0; i < value.len; i++)
		g->malformed = g->malformed || value.ptr[i] < '0' || value.ptr[i] > '9';
	g->malformed = g->malformed || !g->length.set;
}

static void coding_read(struct given *g, str value)
{
	g->codings++;
	g->chunked = same_word(value, "chunked");
	g->malformed = g->malformed || !g->chunked;
}

#define KEPT(name, member) { name, sizeof name - 1, offsetof(struct given, member) }

static void header_keep(struct given *g, str name, str value)
{
	static const struct { const char *name; size_t len, offset; } kept[] = {
		KEPT("Cookie", cookies),
		KEPT("Origin", origin),
		KEPT("Sec-Fetch-Site", fetch_site),
		KEPT("Accept-Language", accept_language),
		KEPT("Accept-Encoding", accept_encoding),
		KEPT("User-Agent", agent),
		KEPT("If-None-Match", if_none_match),
		KEPT("If-Range", if_range),
		KEPT("Range", range),
		KEPT("Content-Type", content_type),
		KEPT("X-Forwarded-For", forwarded_for),
		KEPT("X-Forwarded-Proto", forwarded_proto),
	};
	for (size_t i = 0; i < COUNT(kept); i++) {
		if (name.len != kept[i].len || strncasecmp(name.ptr, kept[i].name, name.len))
			continue;
		memcpy((char *)g + kept[i].offset, &value, sizeof value);
		return;
	}
}

static bool name_char(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
		|| (c && strchr("!#$%&'*+-.^_`|~", c));
}

/* Only tokens are names: "Content-Length " or "a b" would be read in two ways
 * by two programs on the way (request smuggling). */
static bool header_sound(str name, str value)
{
	bool sound = name.len > 0;
	for (size_t i = 0; i < name.len; i++)
		sound = sound && name_char((unsigned char)name.ptr[i]);
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.ptr[i];
		sound = sound && (c >= ' ' || c == '\t') && c != 0x7f;
	}
	return sound;
}

static enum MHD_Result header_read(void *closure, enum MHD_ValueKind kind, const char *key,
	size_t key_size, const char *text, size_t text_size)
{
	(void)kind;
	struct given *g = closure;
	str name = { key, key_size }, value = { text ? text : "", text_size };
	g->bytes += name.len + value.len + 4;
	g->malformed = g->malformed || !header_sound(name, value);
	if (same_word(name, "Content-Length"))
		length_read(g, value);
	else if (same_word(name, "Transfer-Encoding"))
		coding_read(g, value);
	else if (same_word(name, "Host"))
		g->host = (g->hosts++, value);
	else if (same_word(name, "Expect"))
		g->expects_continue = true;
	else if (same_word(name, "Authorization"))
		g->authorization = true;
	else
		header_keep(g, name, value);
	return MHD_YES;
}

/* ---- the target ---- */

static bool target_read(struct visit *visit)
{
	str rest = visit->target, path;
	for (size_t i = 0; i < rest.len; i++)
		if ((unsigned char)rest.ptr[i] <= ' ' || rest.ptr[i] == 0x7f)
			return false;
	if (str_starts(rest, S("http://")) || str_starts(rest, S("https://"))) {   /* as to a proxy */
		const char *host = memmem(rest.ptr, rest.len, "//", 2) + 2;
		const char *slash = memchr(host, '/', rest.len - (size_t)(host - rest.ptr));
		if (!slash)
			return false;
		rest = str_part(rest, (size_t)(slash - rest.ptr), rest.len);
	}
	if (!str_starts(rest, S("/")))
		return false;
	visit->target = rest;
	str_cut(&rest, '?', &path);
	visit->query = rest.ptr ? rest : S("");
	visit->path = url_decode(&visit->arena, path);
	if (visit->path.ptr)
		visit->lang = web_take_language(visit->server->web, &visit->path);
	return visit->path.ptr != NULL;
}

/* ---- the whole ---- */

static const struct sockaddr *peer(const struct visit *visit)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(visit->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	return info ? info->client_addr : NULL;
}

static bool peer_is_local(const struct visit *visit)
{
	const struct sockaddr *from = peer(visit);
	if (from && from->sa_family == AF_INET)
		return ntohl(((const struct sockaddr_in *)from)->sin_addr.s_addr) >> 24 == 127;
	return from && from->sa_family == AF_INET6
		&& IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)from)->sin6_addr);
}

static int request_fault(const struct visit *visit, const char *version)
{
	const struct given *g = &visit->given;
	if (visit->refused)
		return visit->refused;
	if (g->bytes > LIMIT_HEADERS)
		return 431;
	bool http_1_1 = !strcmp(version, MHD_HTTP_VERSION_1_1);
	if (g->malformed || g->lengths + g->codings > 1 || g->hosts > 1 || (http_1_1 && !g->hosts)
	 || (g->codings && !http_1_1))
		return 400;
	bool has_body = g->chunked || g->length.value > 0;
	if (visit->get && has_body)
		return 400;
	return 0;
}

bool visit_open(const struct visit *visit)
{
	return visit->path.ptr && web_open(visit->server->web, visit->path);
}

void visit_read(struct visit *visit, const char *method, const char *version)
{
	visit->method = method;
	visit->head = !strcmp(method, MHD_HTTP_METHOD_HEAD);
	visit->get = visit->head || !strcmp(method, MHD_HTTP_METHOD_GET);
	MHD_get_connection_values_n(visit->connection, MHD_HEADER_KIND, header_read, &visit->given);
	visit->tls = same_word(visit->given.forwarded_proto, "https") && peer_is_local(visit);
	visit->refused = request_fault(visit, version);
	if (visit->refused)
		return;
	bool known = visit->get || !strcmp(method, MHD_HTTP_METHOD_POST), read = target_read(visit);
	if (!known && visit_open(visit) && !strcmp(method, MHD_HTTP_METHOD_OPTIONS))
		visit->refused = 204;
	else if (!known)
		visit->refused = 405;
	else if (!read)
		visit->refused = 400;
}

void visit_route(struct visit *visit)
{
	struct req r = { .method = visit->get ? GET : POST, .head = visit->head, .path = visit->path,
		.query = visit->query, .arena = &visit->arena, .web = visit->server->web };
	const struct route *route = web_route(visit->server->web, &r);
	visit->slow = route && route->slow;
	visit->body_limit = route && route->body_limit ? route->body_limit : LIMIT_BODY;
	if (visit->given.length.value > (int64_t)visit->body_limit)
		visit->refused = 413;
	int64_t seconds = LIMIT_IDLE_SECONDS + (int64_t)visit->body_limit / BODY_BYTES_A_SECOND;
	visit->link->deadline = visit->started + seconds * 1000000;
}

static void body_refuse(struct visit *visit, int status)
{
	atomic_fetch_sub(&visit->server->body_bytes, (int64_t)visit->body.cap);
	buf_free(&visit->body);
	visit->refused = status;
}

bool visit_body_put(struct visit *visit, str bytes)
{
	if (!visit->refused && visit->body.len + bytes.len > visit->body_limit)
		body_refuse(visit, 413);
	if (!visit->refused) {
		int64_t before = (int64_t)visit->body.cap;
		buf_put(&visit->body, bytes);
		int64_t more = (int64_t)visit->body.cap - before;
		if (atomic_fetch_add(&visit->server->body_bytes, more) + more > LIMIT_BODIES)
			body_refuse(visit, 503);
		return true;
	}
	visit->body_dropped += bytes.len;
	return visit->body_dropped <= DROP_MOST;
}

static str socket_address(const struct visit *visit, struct arena *a)
{
	char text[INET6_ADDRSTRLEN] = "";
	const struct sockaddr *from = peer(visit);
	if (from && from->sa_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)from)->sin_addr, text, sizeof text);
	else if (from && from->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)from)->sin6_addr, text, sizeof text);
	return arena_copy(a, str_of(text));
}

str visit_address(const struct visit *visit, struct arena *a)
{
	str list = visit->given.forwarded_for, last = { 0 };
	if (list.ptr && peer_is_local(visit)) {
		while (str_cut(&list, ',', &last))
			;
		unsigned char bytes[sizeof(struct in6_addr)];
		const char *z = arena_z(a, str_trim(last));
		if (inet_pton(AF_INET, z, bytes) == 1 || inet_pton(AF_INET6, z, bytes) == 1)
			return str_of(z);
	}
	return socket_address(visit, a);
}

str address_short(struct arena *a, str address)
{
	unsigned char b[sizeof(struct in6_addr)];
	const char *z = arena_z(a, address);
	if (inet_pton(AF_INET, z, b) == 1)
		return arena_printf(a, "%d.%d.%d.0/24", b[0], b[1], b[2]);
	if (inet_pton(AF_INET6, z, b) == 1)
		return arena_printf(a, "%x:%x:%x::/48", b[0] << 8 | b[1], b[2] << 8 | b[3],
			b[4] << 8 | b[5]);
	return S("unknown");
}

void visit_fill(struct visit *visit, struct req *r)
{
	const struct given *g = &visit->given;
	r->method = visit->get ? GET : POST;
	r->head = visit->head;
	r->path = visit->path;
	r->query = visit->query;
	r->cookies = g->cookies;
	r->origin = g->origin;
	r->fetch_site = g->fetch_site;
	r->accept_language = g->accept_language;
	r->agent = g->agent;
	r->host = g->host;
	r->tls = visit->tls;
	r->if_none_match = g->if_none_match;
	r->range = g->range;
	r->address = visit_address(visit, r->arena);
	r->now = clock_now();
	r->web = visit->server->web;
	if (visit->lang)
		web_speak(r, visit->lang);
}

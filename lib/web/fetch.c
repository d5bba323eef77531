/* Questions to other servers, by libcurl. */
#include "web/fetch.h"
#include <curl/curl.h>
#include <strings.h>

enum { CONNECT_SECONDS = 10, SLOW_BYTES = 1000, SLOW_SECONDS = 30, HEADERS_MOST = 64 * 1024 };

struct taken { struct buf *out; size_t room; };

void fetcher_start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }
struct fetcher *fetcher_open(void) { return (struct fetcher *)curl_easy_init(); }
void fetcher_close(struct fetcher *f) { curl_easy_cleanup(f); }

/* Fewer bytes taken than given end the transfer. */
static size_t take(char *bytes, size_t size, size_t count, void *context)
{
	struct taken *t = context;
	if (size * count > t->room)
		return 0;
	t->room -= size * count;
	buf_put(t->out, (str){ bytes, size * count });
	return size * count;
}

static void options_set(CURL *c, const struct fetch *f)
{
	curl_easy_reset(c);
	curl_easy_setopt(c, CURLOPT_URL, f->url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)f->seconds);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_USERAGENT, f->agent);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take);
	if (f->post) {
		curl_easy_setopt(c, CURLOPT_POST, 1L);
		curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, 0L);
		curl_easy_setopt(c, CURLOPT_POSTFIELDS, "");
	}
}

struct fetched fetcher_ask(struct fetcher *of, struct arena *a, const struct fetch *f,
	struct buf *body)
{
	CURL *c = (CURL *)of;
	struct buf headers = { .arena = a };
	struct taken to_body = { body, f->most }, to_headers = { &headers, HEADERS_MOST };
	struct curl_slist *more = f->header ? curl_slist_append(NULL, f->header) : NULL;
	char *type = NULL;
	long status = 0;
	options_set(c, f);
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, more);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, &to_body);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, &to_headers);
	if (curl_easy_perform(c) == CURLE_OK)
		curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(c, CURLINFO_CONTENT_TYPE, &type);
	struct fetched answer = { .status = (int)status, .type = arena_copy(a, str_of(type)),
		.headers = buf_str(&headers) };
	curl_slist_free_all(more);
	return answer;
}

str fetched_header(const struct fetched *f, str name)
{
	str rest = f->headers, line, head;
	while (str_cut(&rest, '\n', &line))
		if (str_cut(&line, ':', &head) && line.ptr && head.len == name.len &&
			!strncasecmp(head.ptr, name.ptr, name.len))
			return str_trim(line);
	return (str){ 0 };
}

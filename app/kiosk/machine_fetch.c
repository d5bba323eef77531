/* How the machine asks the portal for a newer snapshot. */
#include "app/kiosk/machine.h"
#include <curl/curl.h>

enum { CONNECT_SECONDS = 10, SECONDS_MOST = 600, SLOW_BYTES = 1000, SLOW_SECONDS = 30 };

static size_t take(char *bytes, size_t size, size_t count, void *context)
{
	struct buf *out = context;
	if (out->len + size * count > SNAPSHOT_MOST)
		return 0;
	buf_put(out, (str){ bytes, size * count });
	return size * count;
}

static void options_set(CURL *client, const char *url, struct curl_slist *headers,
	struct buf *out)
{
	curl_easy_setopt(client, CURLOPT_URL, url);
	curl_easy_setopt(client, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(client, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(client, CURLOPT_TIMEOUT, (long)SECONDS_MOST);
	curl_easy_setopt(client, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	curl_easy_setopt(client, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
	curl_easy_setopt(client, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(client, CURLOPT_USERAGENT, "Rozcestnik-kiosk");
	curl_easy_setopt(client, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(client, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(client, CURLOPT_WRITEDATA, out);
}

void machine_fetch_start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

int machine_fetch(struct arena *a, const char *url, int64_t made, struct buf *out)
{
	long status = 0;
	CURL *client = curl_easy_init();
	if (!client)
		return 0;
	str known = arena_printf(a, "If-None-Match: \"%lld\"", (long long)made);
	struct curl_slist *headers = made ? curl_slist_append(NULL, known.ptr) : NULL;
	options_set(client, url, headers, out);
	if (curl_easy_perform(client) == CURLE_OK)
		curl_easy_getinfo(client, CURLINFO_RESPONSE_CODE, &status);
	curl_slist_free_all(headers);
	curl_easy_cleanup(client);
	return (int)status;
}

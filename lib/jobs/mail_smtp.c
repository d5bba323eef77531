/* Messages to a server, by libcurl; no other file knows it. */
#include "jobs/mail_internal.h"
#include <curl/curl.h>
#include <pthread.h>

enum { CONNECT_SECONDS = 10, SECONDS = 60 };

static void start(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* How much of the message the server has got. */
struct reading { str rest; };

static size_t read_some(char *to, size_t size, size_t count, void *context)
{
	struct reading *in = context;
	size_t n = size * count < in->rest.len ? size * count : in->rest.len;
	if (n)
		memcpy(to, in->rest.ptr, n);
	in->rest = str_part(in->rest, n, in->rest.len);
	return n;
}

/* Called about once a second; anything but 0 gives the message up. */
static int progress(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	const struct mail_way *way = context;
	(void)a, (void)b, (void)c, (void)d;
	return way->over && way->over(way->context);
}

/* The server's host is this machine, which nobody listens in to. */
static bool is_here(str url)
{
	static const char *const here[] = { "127.0.0.1", "localhost", "[::1]" };
	str rest = url, scheme;
	str_cut(&rest, '/', &scheme);
	rest = str_part(rest, 1, rest.len);
	for (size_t i = 0; i < COUNT(here); i++) {
		str after = str_part(rest, strlen(here[i]), rest.len);
		if (str_starts(rest, str_of(here[i])) &&
				(!after.len || after.ptr[0] == ':' || after.ptr[0] == '/'))
			return true;
	}
	return false;
}

static void set_way(CURL *curl, struct arena *a, const struct mail_way *way)
{
	bool secure = !is_here(way->smtp_url) && (!way->plain || way->password.len);
	str host = mail_host(way->from), url = way->smtp_url;
	while (str_ends(url, S("/")))
		url.len--;
	/* The path is the name this side greets with. */
	curl_easy_setopt(curl, CURLOPT_URL,
		arena_printf(a, "%.*s/%.*s", STR_ARG(url), STR_ARG(host)).ptr);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(secure ? CURLUSESSL_ALL : CURLUSESSL_TRY));
	if (is_here(way->smtp_url)) {
		/* It seldom has a certificate for such a name. */
		curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
		curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
	}
	if (way->user.len) {
		curl_easy_setopt(curl, CURLOPT_USERNAME, arena_z(a, way->user));
		curl_easy_setopt(curl, CURLOPT_PASSWORD, arena_z(a, way->password));
	}
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)SECONDS);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, progress);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, (void *)way);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
}

/* What the outcome means for this message and for the next. */
static enum mail_result result_of(CURL *curl, CURLcode code)
{
	long answer = 0;
	if (code == CURLE_OK)
		return MAIL_SENT;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
	/* Of this recipient or this message; 530 to 539 are about who we are. */
	if (code != CURLE_LOGIN_DENIED && answer >= 550 && answer <= 559)
		return MAIL_REFUSED;
	if ((code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR ||
			code == CURLE_WEIRD_SERVER_REPLY) && answer >= 450 && answer <= 459)
		return MAIL_PUT_OFF;
	return MAIL_LATER;
}

enum mail_result mail_smtp(
	struct arena *a, const struct mail_way *way, str to, str message, str *error)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;        /* libcurl is set up only once */
	pthread_once(&once, start);
	CURL *curl = curl_easy_init();
	struct reading in = { message };
	if (!curl) {
		*error = S("libcurl");
		return MAIL_LATER;
	}
	struct curl_slist *recipients = curl_slist_append(NULL,
		arena_printf(a, "<%.*s>", STR_ARG(to)).ptr);
	set_way(curl, a, way);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM,
		arena_printf(a, "<%.*s>", STR_ARG(way->from)).ptr);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_some);
	curl_easy_setopt(curl, CURLOPT_READDATA, &in);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	CURLcode code = curl_easy_perform(curl);
	enum mail_result result = result_of(curl, code);
	long answer = 0;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
	/* curl's words for the kind of error name neither user nor password. */
	*error = arena_printf(a, "%s (%ld)", curl_easy_strerror(code), answer);
	curl_slist_free_all(recipients);
	curl_easy_cleanup(curl);
	return result;
}

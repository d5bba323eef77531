/* What the feature consists of. */
#include "app/catalogue/catalogue.h"
#include "app/news/news_view.h"
#include "crypto/crypto.h"

static const struct route routes[] = {
	{ GET, "/aktuality", news_index, EVERYBODY },
	{ GET, "/aktuality/{slug}", news_show, EVERYBODY },
	{ GET, "/aktuality.atom", news_atom, EVERYBODY },
	{ GET, "/aktuality.rss", news_rss, EVERYBODY },
	{ GET, "/odber-aktualit", subscribe_ask, EVERYBODY, .open_form = true },
	{ POST, "/odber-aktualit", subscribe_send, EVERYBODY, .open_form = true },
	{ GET, "/odber-aktualit/{token}", subscriber_show, EVERYBODY, .open_form = true },
	{ POST, "/odber-aktualit/{token}", subscriber_decide, EVERYBODY, .open_form = true },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/zaznamy/aktuality", N_("News"), CATALOGUE_KEEPERS, NULL }, { 0 }
};

static const struct record *const records[] = { &news_record, NULL };

/* Two invented pieces of news, one of which holds no more. */
static void demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	static const struct { const char *slug, *title, *summary, *text; int from, to; } items[] = {
		{ "ukazka-den-otevrenych-dveri", "Ukázka: Den otevřených dveří v poradně",
			"Vymyšleno pro ukázku. V pátek se můžete přijít podívat, jak poradna pracuje.",
			"Vymyšleno pro ukázku.\n\n## Co vás čeká\n\n- prohlídka od 9 do 15 hodin\n"
			"- rozhovor s pracovnicí poradny, **bez objednání**\n\n"
			"Adresu najdete v [katalogu služeb](/sluzby).", -3, 30 },
		{ "ukazka-letni-provoz", "Ukázka: Letní provoz úřadu",
			"Vymyšleno pro ukázku. V srpnu má úřad otevřeno jen dopoledne.", NULL, -120, -60 },
	};
	str today = day_of(a, now);
	(void)say;
	db_begin(db);
	for (size_t i = 0; i < COUNT(items); i++) {
		str from = day_add(a, today, items[i].from);
		int64_t id = news_add(db, .uuid = uuid_make(a, now), .slug = str_of(items[i].slug),
			.title = str_of(items[i].title), .summary = str_of(items[i].summary),
			.status = S("published"), .shown_from = from, .now = now);
		news_set(db, .id = id, .title = str_of(items[i].title),
			.summary = str_of(items[i].summary), .text = str_of(items[i].text),
			.status = S("published"), .shown_from = from,
			.relevant_to = day_add(a, today, items[i].to), .now = now);
		db_note_change(db, "news", id);
	}
	db_commit(db);
}

/* ---- in other languages ---- */

enum { NEWS_MOST = 10000, HOUR = 3600 };

static struct translated_rows originals(struct req *r, struct maybe_int id)
{
	struct news_originals_rows rows = news_originals(r->db, .record = id, .limit = NEWS_MOST);
	return (struct translated_rows){ rows.items, rows.count };
}

#define ORIGINAL(member, words) { #member, words, offsetof(struct news_originals_row, member) }
static const struct translated_field translated_fields[] = {
	ORIGINAL(title, N_("Title")), ORIGINAL(summary, N_("In one sentence")),
	ORIGINAL(text, N_("Text")), { 0 }
};
static const struct translated news_translated = { .kind = "news", .many = N_("News"),
	.fields = translated_fields, .size = sizeof(struct news_originals_row), .read = originals };
static const struct translated *const translated[] = { &news_translated, NULL };

static const struct job jobs[] = { { "news", HOUR, news_mail_job }, { 0 } };
/* Who knows the rest may end somebody's subscription. */
static const char *const secret[] = { "/odber-aktualit/", NULL };

extern const struct db_schema news_schema;
const struct feature news = {
	.name = "news", .routes = routes, .office = office_links, .records = records,
	.translated = translated, .schema = &news_schema, .jobs = jobs, .secret = secret, .demo = demo,
};

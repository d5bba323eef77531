/* The index and what is found in it. */
#include "search/parts.h"
#include "tests/check.h"
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- helpers ---- */

static void close_index(void *s) { search_close(s); }

static struct search *index_open(struct check *t, const char *path)
{
	struct search *s = search_open(path);
	if (s)
		arena_on_free(&t->arena, close_index, s);
	return s;
}

static void put(struct search *s, const char *key, const char *title, const char *body)
{
	search_put(s, &(struct search_doc){ .key = str_of(key), .kind = S("service"),
		.title = str_of(title), .body = str_of(body) });
}

static struct search_hits find(struct check *t, struct search *s, str text)
{
	return search_find(s, &t->arena, &(struct search_query){ .text = text, .limit = 20 });
}

static struct search_hits find_begun(struct check *t, struct search *s, const char *text)
{
	return search_find(s, &t->arena,
		&(struct search_query){ .text = str_of(text), .limit = 20, .prefix = true });
}

/* True if exactly these keys were found, in this order. */
static bool found(struct search_hits hits, const char *keys)
{
	str rest = str_of(keys), key;
	size_t n = 0;
	while (str_cut(&rest, ' ', &key))
		if (n == hits.count || !str_eq(hits.items[n++].key, key))
			return false;
	return n == hits.count;
}

struct folder { char path[64], index[96]; };

static void folder_remove(void *context)
{
	struct folder *f = context;
	unlink(f->index);
	rmdir(f->path);
}

/* The path of an index in a new folder that goes when the test ends. */
static const char *index_path(struct check *t)
{
	struct folder *f = arena_alloc(&t->arena, sizeof *f);
	snprintf(f->path, sizeof f->path, "/tmp/search-test-XXXXXX");
	if (!mkdtemp(f->path))
		return NULL;
	snprintf(f->index, sizeof f->index, "%s/index.db", f->path);
	arena_on_free(&t->arena, folder_remove, f);
	return f->index;
}

static struct search *town(struct check *t)
{
	struct search *s = index_open(t, ":memory:");
	search_begin(s);
	put(s, "care", "Pečovatelská služba", "Pomáháme s péčí o domácnost a hygienu.");
	put(s, "respite", "Odlehčovací služby", "Zástup v péči, když si pečující chce odpočinout.");
	put(s, "home", "Domov pro seniory", "Bydlení pro seniory s pomocí ve dne i v noci.");
	put(s, "debts", "Občanská poradna", "Poradíme s dluhy a exekucemi, i ohroženým na bydlení.");
	put(s, "night", "Noclehárna Pod Mostem", "Přespání pro lidi bez přístřeší.");
	search_commit(s, 7);
	return s;
}

/* ---- finding ---- */

UNIT(search_finds_with_and_without_diacritics_and_in_other_cases)
{
	struct search *s = town(t);
	CHECK(found(find(t, s, S("pečovatelská")), "care"));
	CHECK(found(find(t, s, S("PECOVATELSKE sluzby")), "care respite"));
	CHECK(found(find(t, s, S("dluzích")), "debts"));
	CHECK(found(find(t, s, S("noclehárny")), "night"));
	CHECK(find(t, s, S("péče")).total == 2);
	CHECK(search_mark(s) == 7);
}

UNIT(search_ranks_title_over_type_over_groups_over_body_over_provider)
{
	struct search *s = index_open(t, ":memory:");
	str word = S("hospic");
	const struct search_doc docs[] = {
		{ .key = S("provider"), .provider = word }, { .key = S("groups"), .groups = word },
		{ .key = S("body"), .body = word }, { .key = S("type"), .type = word },
		{ .key = S("title"), .title = word },
	};
	search_begin(s);
	for (size_t i = 0; i < COUNT(docs); i++)
		search_put(s, &docs[i]);
	CHECK(search_commit(s, 1));
	CHECK(found(find(t, s, word), "title type groups body provider"));
}

UNIT(search_ranks_the_written_word_over_folded_over_stem_over_synonym)
{
	struct search *s = index_open(t, ":memory:");
	str synonyms[] = { S("ošetřování") };
	search_synonyms(s, S("péče"), &(struct str_list){ synonyms, 1 });
	search_begin(s);
	put(s, "synonym", "Ošetřování doma", "");
	put(s, "stem", "S péčí doma", "");
	put(s, "folded", "Pece doma", "");
	put(s, "written", "Péče doma", "");
	CHECK(search_commit(s, 1));
	CHECK(found(find(t, s, S("péče")), "written folded stem synonym"));
	CHECK(found(find(t, s, S("péče doma")), "written folded stem synonym"));
}

UNIT(search_prefers_the_more_wanted_when_texts_fit_equally)
{
	struct search *s = index_open(t, ":memory:");
	search_begin(s);
	for (int64_t boost = 0; boost <= 100; boost += 50)
		search_put(s, &(struct search_doc){ .key = arena_printf(&t->arena, "b%d", (int)boost),
			.kind = S("service"), .title = S("Raná péče"), .boost = boost });
	CHECK(search_commit(s, 1));
	CHECK(found(find(t, s, S("raná péče")), "b100 b50 b0"));
}

UNIT(search_eases_to_some_of_the_words_and_ranks_more_words_first)
{
	struct search *s = town(t);
	struct search_hits hits = find(t, s, S("bydlení seniory poradna zzzz"));
	CHECK(hits.count >= 2 && hits.total >= 2);
	CHECK(hits.items[0].score > hits.items[hits.count - 1].score);
	CHECK(str_is(hits.items[0].key, "home") && str_is(hits.items[1].key, "debts"));
}

UNIT(search_finds_unfinished_words)
{
	struct search *s = town(t);
	CHECK(find_begun(t, s, "p").total == 5);
	CHECK(str_is(find_begun(t, s, "peco").items[0].key, "care"));
	CHECK(found(find_begun(t, s, "PEČOVATELS"), "care"));
	CHECK(found(find_begun(t, s, "Domov pro s"), "home"));
	CHECK(found(find_begun(t, s, "odlehčovací sl"), "respite"));
	CHECK(found(find_begun(t, s, "exek"), "debts"));
	CHECK(find(t, s, S("exek")).total == 0);
}

UNIT(search_answers_one_kind_page_by_page)
{
	struct search *s = index_open(t, ":memory:");
	search_begin(s);
	for (int i = 0; i < 30; i++)
		search_put(s, &(struct search_doc){ .key = arena_printf(&t->arena, "%d", i),
			.kind = i % 3 ? S("service") : S("event"), .title = S("Setkání pečujících") });
	CHECK(search_commit(s, 1));
	struct search_query q = { .text = S("setkani"), .kind = "event", .limit = 4, .offset = 8 };
	struct search_hits hits = search_find(s, &t->arena, &q);
	CHECK(hits.total == 10 && hits.count == 2 && str_is(hits.items[0].kind, "event"));
	CHECK(str_is(hits.items[0].key, "24") && str_is(hits.items[1].key, "27"));
	q.kind = "plan";
	CHECK(search_find(s, &t->arena, &q).total == 0);
	q = (struct search_query){ .text = S("setkani"), .limit = 5 };
	CHECK(search_find(s, &t->arena, &q).total == 30 && search_find(s, &t->arena, &q).count == 5);
}

UNIT(search_finds_by_synonyms_of_one_and_more_words)
{
	struct search *s = town(t);
	search_lexicon(s, file_read(&t->arena, "data/lexicon/stopwords-cs.txt", 1 << 20),
		file_read(&t->arena, "data/lexicon/synonyms-social-cs.csv", 1 << 20));
	CHECK(found(find(t, s, S("domov důchodců")), "home"));
	CHECK(str_is(find(t, s, S("insolvence")).items[0].key, "debts"));
	CHECK(str_is(find(t, s, S("nemám kde bydlet")).items[0].key, "night"));
	CHECK(find(t, s, S("respit")).total >= 1);
}

UNIT(search_leaves_stop_words_out_unless_there_is_nothing_else)
{
	struct search *s = town(t);
	search_lexicon(s, S("pro\ns\nv\n"), S("term;synonyms\n"));
	CHECK(found(find(t, s, S("noclehárna v pro s")), "night"));
	CHECK(find(t, s, S("pro")).total == 2);
}

UNIT(stop_words_that_ship_keep_what_means_something)
{
	struct search *s = index_open(t, ":memory:");
	search_lexicon(s, file_read(&t->arena, "data/lexicon/stopwords-cs.txt", 1 << 20), S(""));
	CHECK(find(t, s, S("pro")).total == 0);
	CHECK(lexicon_stops(&s->lexicon, S("pro")) && lexicon_stops(&s->lexicon, S("ktery")));
	CHECK(!lexicon_stops(&s->lexicon, S("bez")) && !lexicon_stops(&s->lexicon, S("proti")));
	CHECK(!lexicon_stops(&s->lexicon, S("mimo")) && !lexicon_stops(&s->lexicon, S("prace")));
}

/* ---- what visitors may type ---- */

UNIT(search_takes_operators_and_quotes_as_text)
{
	struct search *s = town(t);
	CHECK(found(find(t, s, S("\"noclehárna\" AND (")), "night"));
	CHECK(found(find(t, s, S("title:noclehárna*")), "night"));
	CHECK(found(find(t, s, S("noclehárna NOT noclehárna")), "night"));
	CHECK(found(find(t, s, S("^noclehárna; DROP TABLE doc--'\"")), "night"));
	CHECK(find(t, s, S("\"\"\" OR ^* NEAR(")).total <= 5);
	CHECK(find(t, s, S("")).total == 0 && find(t, s, S("\"*\"")).total == 0);
	CHECK(find(t, s, (str){ 0 }).total == 0);
	CHECK(found(find(t, s, S("noclehárna")), "night"));
}

UNIT(search_survives_nul_broken_utf8_and_long_queries)
{
	struct search *s = town(t);
	CHECK(found(find(t, s, S("\0\xff\xc4noclehárna\0\x80")), "night"));
	struct buf text = { .arena = &t->arena };
	buf_put(&text, S("noclehárna "));
	while (text.len < 10 * 1024)
		buf_printf(&text, "slovo%zu \"", text.len);
	CHECK(str_is(find(t, s, buf_str(&text)).items[0].key, "night"));
	text.len = 0;
	while (text.len < 10 * 1024)
		buf_put(&text, S("ž"));
	CHECK(find(t, s, buf_str(&text)).total == 0);
}

UNIT(search_refuses_pages_out_of_bounds)
{
	struct search *s = town(t);
	struct search_query q = { .text = S("služba"), .limit = -1 };
	CHECK(search_find(s, &t->arena, &q).total == 0);
	q = (struct search_query){ .text = S("služba"), .limit = 20, .offset = INT64_MAX };
	CHECK(search_find(s, &t->arena, &q).count == 0);
	q = (struct search_query){ .text = S("služba"), .limit = 0 };
	CHECK(search_find(s, &t->arena, &q).count == 0 && search_find(s, &t->arena, &q).total == 2);
}

/* ---- the index ---- */

UNIT(search_forgets_what_was_replaced_dropped_and_cleared)
{
	struct search *s = town(t);
	search_begin(s);
	put(s, "care", "Terénní program", "");
	put(s, "twice", "Hospic", "");
	put(s, "twice", "Stacionář", "");
	put(s, "gone", "Hospic", "");
	search_drop(s, S("gone"));
	search_drop(s, S("night"));
	search_drop(s, S("never"));
	CHECK(search_commit(s, 8) && search_mark(s) == 8);
	CHECK(find(t, s, S("pečovatelská")).total == 0 && find(t, s, S("hospic")).total == 0);
	CHECK(found(find(t, s, S("terénní")), "care") && found(find(t, s, S("stacionář")), "twice"));
	CHECK(!find(t, s, S("noclehárnx")).corrected.ptr);
	search_begin(s);
	search_clear(s);
	put(s, "new", "Hospic", "");
	CHECK(search_commit(s, 9));
	CHECK(find(t, s, S("terénní")).total == 0 && found(find(t, s, S("hospic")), "new"));
}

UNIT(search_makes_a_deleted_index_anew)
{
	const char *path = index_path(t);
	struct search *writer = index_open(t, path), *reader = index_open(t, path);
	search_begin(writer);
	put(writer, "1", "Noclehárna", "");
	CHECK(search_commit(writer, 5));
	CHECK(found(find(t, reader, S("noclehárna")), "1") && search_mark(reader) == 5);
	CHECK(!unlink(path));
	CHECK(search_mark(writer) == 0);
	CHECK(find(t, reader, S("noclehárna")).total == 0);
	search_begin(writer);
	put(writer, "2", "Noclehárna", "");
	CHECK(search_commit(writer, 6));
	CHECK(found(find(t, reader, S("noclehárna")), "2"));
}

static bool file_spoil(const char *path, long at, size_t bytes)
{
	int file = open(path, O_WRONLY);
	char rubbish[4096];
	memset(rubbish, 0x5a, sizeof rubbish);
	bool ok = file >= 0 && pwrite(file, rubbish, bytes, at) == (ssize_t)bytes;
	return !close(file) && ok;
}

static bool remade_after(struct check *t, const char *path, long at, size_t bytes)
{
	struct search *s = search_open(path);
	search_begin(s);
	for (int i = 0; i < 200; i++)
		put(s, arena_printf(&t->arena, "%d", i).ptr, "Noclehárna", "Přespání pro lidi bez domova.");
	bool ok = search_commit(s, 5);
	search_close(s);
	ok = ok && file_spoil(path, at, bytes);
	s = search_open(path);
	ok = ok && s && search_mark(s) == 0 && find(t, s, S("noclehárna")).total == 0;
	search_begin(s);
	put(s, "1", "Noclehárna", "");
	ok = ok && search_commit(s, 6) && find(t, s, S("noclehárna")).total == 1;
	search_close(s);
	return ok;
}

UNIT(search_makes_a_damaged_index_anew)
{
	const char *path = index_path(t);
	bool head = remade_after(t, path, 0, 100);
	bool middle = remade_after(t, path, 3 * 4096, 4096);
	/* user_version, where another layout would stand */
	bool layout = remade_after(t, path, 60, 4);
	CHECK(head);
	CHECK(middle);
	CHECK(layout);
}

UNIT(search_notices_damage_while_it_is_open)
{
	const char *path = index_path(t);
	struct search *s = index_open(t, path);
	search_begin(s);
	put(s, "1", "Noclehárna", "");
	CHECK(search_commit(s, 5));
	s->damaged = true;
	CHECK(find(t, s, S("noclehárna")).total == 0 && search_mark(s) == 0);
}

UNIT(search_says_when_the_file_cannot_be_made)
{
	struct search *s = search_open("/nonexistent/folder/index.db");
	CHECK(!s);
}

struct reading { const char *path; atomic_bool stop; atomic_long torn, rounds; };

/* All documents are there or none is: a commit is seen at once. */
static void *read_on(void *context)
{
	struct reading *r = context;
	struct search *s = search_open(r->path);
	struct arena a = { 0 };
	while (!r->stop) {
		struct search_query q = { .text = S("noclehárna"), .limit = 5 };
		int64_t total = search_find(s, &a, &q).total;
		if (total % 50)
			r->torn++;
		r->rounds++;
		arena_reset(&a);
	}
	arena_free(&a);
	search_close(s);
	return NULL;
}

UNIT(search_reads_while_another_thread_writes)
{
	struct reading r = { .path = index_path(t) };
	struct search *s = index_open(t, r.path);
	pthread_t readers[2];
	for (size_t i = 0; i < COUNT(readers); i++)
		CHECK(!pthread_create(&readers[i], NULL, read_on, &r));
	bool ok = true;
	for (int round = 0; round < 6 || r.rounds < 20; round++) {
		search_begin(s);
		for (int i = 0; i < 50; i++)
			put(s, arena_printf(&t->arena, "%d-%d", round, i).ptr, "Noclehárna", "");
		ok &= search_commit(s, round);
	}
	r.stop = true;
	for (size_t i = 0; i < COUNT(readers); i++)
		pthread_join(readers[i], NULL);
	CHECK(ok);
	CHECK(r.torn == 0);
}

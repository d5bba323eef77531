/* The file of the index: opened, made, found broken, made anew. */
#include "search/parts.h"
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Raise it with every change of the tables, of the tokens or of the stemmer:
 * files of another layout are made anew. */
#define LAYOUT "3"

/* The index is ours alone and SQLite's alone, so that its statements stand here
 * and not among the queries that run on both databases. */
static const char schema[] =
	"CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), mark INTEGER NOT NULL,"
	" version INTEGER NOT NULL, epoch INTEGER NOT NULL, docs INTEGER NOT NULL,"
	" lexicon INTEGER NOT NULL);"
	"INSERT INTO state (id, mark, version, epoch, docs, lexicon) VALUES (1, 0, 0, 0, 0, 0);"
	"CREATE TABLE lexicon (id INTEGER PRIMARY KEY CHECK (id = 1), stop_words TEXT NOT NULL,"
	" synonyms TEXT NOT NULL);"
	"CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
	/* A document without a key is on its way out. */
	"CREATE TABLE doc (id INTEGER PRIMARY KEY, key TEXT UNIQUE, title TEXT NOT NULL,"
	" type TEXT NOT NULL, target TEXT NOT NULL, place TEXT NOT NULL, provider TEXT NOT NULL,"
	" body TEXT NOT NULL, sort INTEGER NOT NULL);"
	"CREATE TABLE entering (id INTEGER PRIMARY KEY);"
	/* title, type, groups, place, provider, body: the letters tell their numbers. */
	"CREATE VIRTUAL TABLE text USING fts5(a, b, c, d, e, f,"
	" content = '', columnsize = 0, detail = 'column', tokenize = 'czech');"
	"CREATE VIRTUAL TABLE token USING fts5vocab(text, instance);"
	"CREATE TABLE word (id INTEGER PRIMARY KEY AUTOINCREMENT, folded TEXT NOT NULL UNIQUE,"
	" written TEXT NOT NULL, count INTEGER NOT NULL);"
	"CREATE TABLE place (id INTEGER PRIMARY KEY, first TEXT NOT NULL, stems TEXT NOT NULL,"
	" part INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, codes TEXT NOT NULL,"
	" size INTEGER NOT NULL);"
	"CREATE INDEX place_by_first ON place (first, part);"
	"PRAGMA user_version = " LAYOUT ";";

static const char *const sql[STATEMENTS] = {
	[LEXICON_GET] = "SELECT stop_words, synonyms FROM lexicon WHERE id = 1",
	[LEXICON_SET] = "INSERT INTO lexicon (id, stop_words, synonyms) VALUES (1, ?1, ?2)"
		" ON CONFLICT (id) DO UPDATE SET stop_words = ?1, synonyms = ?2",
	[LEXICON_RAISE] = "UPDATE state SET lexicon = lexicon + 1 WHERE id = 1",
	[PLACE_ADD] = "INSERT INTO place (first, stems, part, name, key, codes, size)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[PLACE_BEGUN] = "SELECT stems, name, key, codes FROM place WHERE first = ?1"
		" ORDER BY part, size DESC, id LIMIT ?2",
	[PLACE_CLEAR] = "DELETE FROM place",
	[BEGIN_READ] = "BEGIN",
	[BEGIN_WRITE] = "BEGIN IMMEDIATE",
	[COMMIT] = "COMMIT",
	[ROLLBACK] = "ROLLBACK",
	[MARK_GET] = "SELECT mark FROM state WHERE id = 1",
	[STATE_GET] = "SELECT version, epoch, docs, lexicon FROM state WHERE id = 1",
	[STATE_SET] = "UPDATE state SET mark = ?1, version = version + 1,"
		" docs = (SELECT count(*) FROM doc) WHERE id = 1",
	[EPOCH_SET] = "UPDATE state SET epoch = epoch + 1 WHERE id = 1",
	[KIND_GET] = "SELECT id FROM kind WHERE name = ?1",
	[KIND_ADD] = "INSERT INTO kind (name) VALUES (?1)",
	[DOC_BY_KEY] = "SELECT id FROM doc WHERE key = ?1",
	[DOC_NEXT] = "SELECT coalesce(max(id) + 1, ?1) FROM doc WHERE id BETWEEN ?1 AND ?2",
	[DOC_ADD] = "INSERT INTO doc (id, key, title, type, target, place, provider, body, sort)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[DOC_DELETE] = "DELETE FROM doc WHERE id = ?1",
	[DOC_LEAVE] = "UPDATE doc SET key = NULL WHERE id = ?1",
	[DOC_HIT] = "SELECT doc.key, kind.name, doc.title FROM doc JOIN kind ON kind.id = ?2"
		" WHERE doc.id = ?1",
	[LEAVING] = "SELECT id, title, type, target, place, provider, body FROM doc"
		" WHERE key IS NULL ORDER BY id",
	[LEFT] = "DELETE FROM doc WHERE key IS NULL",
	[ENTERING] = "SELECT id, title, type, target, place, provider, body FROM entering"
		" JOIN doc USING (id) ORDER BY id",
	[ENTERED] = "DELETE FROM entering",
	[ENTER_ADD] = "INSERT INTO entering (id) VALUES (?1)",
	[ENTER_DROP] = "DELETE FROM entering WHERE id = ?1",
	[TEXT_ADD] = "INSERT INTO text (rowid, a, b, c, d, e, f)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[TEXT_DROP] = "INSERT INTO text (text, rowid, a, b, c, d, e, f)"
		" VALUES ('delete', ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[TEXT_OPTIMIZE] = "INSERT INTO text (text) VALUES ('optimize')",
	[TEXT_CLEAR] = "INSERT INTO text (text) VALUES ('delete-all')",
	[DOC_CLEAR] = "DELETE FROM doc",
	[WORD_CLEAR] = "DELETE FROM word",
	[WORD_ADD] = "INSERT INTO word (folded, written, count) VALUES (?1, ?2, ?3)"
		" ON CONFLICT (folded) DO UPDATE SET count = count + excluded.count",
	[WORD_EMPTY] = "DELETE FROM word WHERE folded = ?1 AND count <= 0",
	[WORD_GET] = "SELECT written, count FROM word WHERE folded = ?1",
	[WORD_NEW] = "SELECT id, folded FROM word WHERE id > ?1 ORDER BY id LIMIT 1000000",
	[WORD_BEGUN] = "SELECT folded FROM word WHERE folded >= ?1 AND folded < ?2"
		" ORDER BY count DESC, folded LIMIT ?3",
	[ROWS] = "SELECT id, sort FROM doc ORDER BY id LIMIT 1000000",
	[TOKEN] = "SELECT doc, col FROM token WHERE term = ?1",
	[TOKENS_BEGUN] = "SELECT doc, col FROM token WHERE term >= ?1 AND term < ?2",
};

/* ---- statements ---- */

static void failed(struct search *s, int code)
{
	if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
		s->damaged = true;
	if (!s->failed)
		log_event(LOG_WARNING, "search-failed", LOG_TEXT("file", str_of(s->path)),
			LOG_INT("code", code), LOG_TEXT("error", str_of(sqlite3_errmsg(s->db))));
	s->failed = true;
}

sqlite3_stmt *search_statement(struct search *s, enum statement n)
{
	sqlite3_stmt **q = &s->statements[n];
	int code = SQLITE_OK;
	if (*q)
		sqlite3_reset(*q);
	else
		code = sqlite3_prepare_v3(s->db, sql[n], -1, SQLITE_PREPARE_PERSISTENT, q, NULL);
	if (code)
		failed(s, code);
	return *q;
}

bool search_step(struct search *s, sqlite3_stmt *q)
{
	int code = q ? sqlite3_step(q) : SQLITE_DONE;
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		failed(s, code);
	return code == SQLITE_ROW;
}

bool search_do(struct search *s, enum statement n)
{
	bool before = s->failed;
	s->failed = false;
	sqlite3_stmt *q = search_statement(s, n);
	search_step(s, q);
	sqlite3_reset(q);
	bool now = s->failed;
	s->failed = before || now;
	return !now;
}

int64_t search_number(struct search *s, sqlite3_stmt *q)
{
	int64_t n = search_step(s, q) ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_reset(q);
	return n;
}

void search_bind(sqlite3_stmt *q, int at, str text)
{
	sqlite3_bind_text(q, at, text.ptr ? text.ptr : "", (int)text.len, SQLITE_STATIC);
}

str search_column(sqlite3_stmt *q, int at)
{
	const char *text = (const char *)sqlite3_column_text(q, at);
	return (str){ text, (size_t)sqlite3_column_bytes(q, at) };
}

/* ---- the file ---- */

static bool in_memory(const struct search *s) { return str_is(str_of(s->path), ":memory:"); }

static ino_t inode_of(const struct search *s)
{
	struct stat st;
	return in_memory(s) || stat(s->path, &st) ? 0 : st.st_ino;
}

static bool extend(struct search *s)
{
	fts5_api *api = NULL;
	sqlite3_stmt *q = NULL;
	if (sqlite3_prepare_v2(s->db, "SELECT fts5(?1)", -1, &q, NULL))
		return false;
	sqlite3_bind_pointer(q, 1, &api, "fts5_api_ptr", NULL);
	sqlite3_step(q);
	sqlite3_finalize(q);
	return api && tokenizer_register(s, api);
}

/* A value that is one word; ptr NULL when the file cannot tell. */
static str ask(struct search *s, struct arena *a, const char *question)
{
	sqlite3_stmt *q = NULL;
	str answer = { 0 };
	if (!sqlite3_prepare_v2(s->db, question, -1, &q, NULL) && sqlite3_step(q) == SQLITE_ROW)
		answer = arena_copy(a, search_column(q, 0));
	sqlite3_finalize(q);
	return answer;
}

static bool make_tables(struct search *s, struct arena *a)
{
	if (sqlite3_exec(s->db, "BEGIN IMMEDIATE", NULL, NULL, NULL))
		return false;
	/* Another program may have been faster. */
	bool there = str_is(ask(s, a, "PRAGMA user_version"), LAYOUT);
	if (there || !sqlite3_exec(s->db, schema, NULL, NULL, NULL))
		return !sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
	sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

/* Threads that find the same file broken must not each throw away what another
 * has just made; only one of them opens at a time. */
static pthread_mutex_t opening = PTHREAD_MUTEX_INITIALIZER;
/* The file that this program has read through, which takes a while, so that
 * threads that open it right after the first need not; guarded by the lock. */
static struct { ino_t inode; struct timespec changed; } checked;

static bool check_file(struct search *s, struct arena *a)
{
	struct stat st;
	bool file = !in_memory(s) && !stat(s->path, &st);
	if (file && st.st_ino == checked.inode && st.st_mtim.tv_sec == checked.changed.tv_sec
		&& st.st_mtim.tv_nsec == checked.changed.tv_nsec)
		return true;
	bool sound = str_is(ask(s, a, "PRAGMA quick_check(1)"), "ok");
	if (file && sound) {
		checked.inode = st.st_ino;
		checked.changed = st.st_mtim;
	}
	return sound;
}

static bool file_sound(struct search *s, struct arena *a)
{
	if (sqlite3_exec(s->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL))
		return false;
	str layout = ask(s, a, "PRAGMA user_version");
	if (str_is(layout, "0") && str_is(ask(s, a, "SELECT count(*) FROM sqlite_schema"), "0"))
		return make_tables(s, a);
	return str_is(layout, LAYOUT) && check_file(s, a);
}

static void file_detach(struct search *s)
{
	for (size_t i = 0; i < STATEMENTS; i++) {
		sqlite3_finalize(s->statements[i]);
		s->statements[i] = NULL;
	}
	sqlite3_close(s->db);
	s->db = NULL;
	s->writing = s->failed = s->damaged = false;
	arena_free(&s->vocabulary.arena);
	s->vocabulary = (struct vocabulary){ 0 };
	/* Another file numbers its lexicons anew. */
	if (s->lexicon.number)
		s->lexicon.number = -1;
	postings_forget(s);
}

/* The program has set SQLITE_CONFIG_MEMSTATUS off at its start (lib/db does):
 * with statistics on, readers wait for one another at every allocation. */
static bool file_attach(struct search *s)
{
	struct arena a = { 0 };
	bool ok = !sqlite3_open_v2(s->path, &s->db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	/* The wait comes first, or openings at the same moment refuse each other. */
	ok = ok && !sqlite3_exec(s->db, "PRAGMA busy_timeout = 10000; PRAGMA synchronous = NORMAL;"
		"PRAGMA secure_delete = OFF;"
		"PRAGMA cache_size = -2048; PRAGMA temp_store = MEMORY;"
		"PRAGMA journal_size_limit = 16777216;", NULL, NULL, NULL);
	ok = ok && extend(s) && file_sound(s, &a);
	s->inode = inode_of(s);
	arena_free(&a);
	if (!ok)
		file_detach(s);
	return ok;
}

static void file_remove(struct search *s)
{
	struct arena a = { 0 };
	if (!in_memory(s)) {
		unlink(s->path);
		unlink(arena_printf(&a, "%s-wal", s->path).ptr);
		unlink(arena_printf(&a, "%s-shm", s->path).ptr);
	}
	arena_free(&a);
}

/* `broken` is the inode of a file known to be damaged, or 0. */
static bool file_open(struct search *s, ino_t broken)
{
	pthread_mutex_lock(&opening);
	ino_t there = inode_of(s);
	if (!there || there == broken)
		file_remove(s);
	bool ok = file_attach(s);
	if (!ok) {
		log_event(LOG_WARNING, "search-remade", LOG_TEXT("file", str_of(s->path)));
		file_remove(s);
		ok = file_attach(s);
	}
	pthread_mutex_unlock(&opening);
	return ok;
}

bool search_ready(struct search *s)
{
	if (s->writing || (s->db && !s->damaged && inode_of(s) == s->inode))
		return s->db;
	ino_t broken = s->damaged ? s->inode : 0;
	file_detach(s);
	return file_open(s, broken);
}

struct search *search_open(const char *path)
{
	struct search *s = mem_alloc(sizeof *s);
	s->path = mem_alloc(strlen(path) + 1);
	memcpy(s->path, path, strlen(path) + 1);
	if (file_open(s, 0))
		return s;
	search_close(s);
	return NULL;
}

void search_close(struct search *s)
{
	if (!s)
		return;
	file_detach(s);
	arena_free(&s->lexicon.arena);
	tally_reset(&s->words);
	arena_free(&s->words.arena);
	mem_free(s->path);
	mem_free(s);
}

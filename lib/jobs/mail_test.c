/* What leaves, how often, and what it looks like; the server is a thread here. */
#include "jobs/mail_internal.h"
#include "lib/jobs/mail.sql.h"
#include "tests/check.h"
#include <dirent.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* ---- a server of mail ----------------------------------------------------
 * Answers `greets` connections on a port of its own and keeps what it was told.
 * An answer of the table below stands in for the usual one. */
struct server {
	pthread_t thread;
	int socket, port;
	struct { const char *to, *say; } odd[4];   /* a command begins so: this is answered */
	bool silent;                               /* never answers the message */
	bool hang_up;                              /* after the message, before its answer */
	struct arena arena;
	struct buf heard;
	int messages;
};

static bool line_read(FILE *in, struct buf *line)
{
	line->len = 0;
	for (int c; (c = getc(in)) != EOF; ) {
		if (c == '\n')
			return true;
		if (c != '\r')
			buf_char(line, (char)c);
	}
	return false;
}

static const char *answer_to(const struct server *s, str line)
{
	for (size_t i = 0; i < COUNT(s->odd) && s->odd[i].to; i++)
		if (str_starts(line, str_of(s->odd[i].to)))
			return s->odd[i].say;
	return str_starts(line, S("DATA")) ? "354 go on" : str_starts(line, S("QUIT")) ? "221 bye"
		: str_starts(line, S("EHLO")) ? "250-here\r\n250 AUTH PLAIN" : "250 ok";
}

static void talk(struct server *s, FILE *io)
{
	struct buf line = { .arena = &s->arena };
	bool data = false;
	fputs("220 here\r\n", io);
	for (fflush(io); line_read(io, &line); fflush(io)) {
		str said = buf_str(&line);
		buf_put(&s->heard, said);
		buf_char(&s->heard, '\n');
		if (data && !str_is(said, "."))
			continue;
		const char *answer = answer_to(s, data ? S("message") : said);
		if (data)
			s->messages++;
		if (data && s->hang_up)
			return;
		if (data && s->silent)
			continue;
		data = !data && str_starts(str_of(answer), S("354"));
		fprintf(io, "%s\r\n", answer);
	}
}

static void *serve(void *context)
{
	struct server *s = context;
	for (int client; (client = accept(s->socket, NULL, NULL)) >= 0; ) {
		FILE *io = fdopen(client, "r+");
		talk(s, io);
		fclose(io);
	}
	return NULL;
}

static void server_start(struct server *s)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof at;
	s->heard.arena = &s->arena;
	s->socket = socket(AF_INET, SOCK_STREAM, 0);
	bind(s->socket, (struct sockaddr *)&at, sizeof at);
	listen(s->socket, 8);
	getsockname(s->socket, (struct sockaddr *)&at, &size);
	s->port = ntohs(at.sin_port);
	pthread_create(&s->thread, NULL, serve, s);
}

/* What it heard; the arena of the test keeps it. */
static str server_stop(struct check *t, struct server *s)
{
	shutdown(s->socket, SHUT_RDWR);
	pthread_join(s->thread, NULL);
	close(s->socket);
	str heard = arena_copy(&t->arena, buf_str(&s->heard));
	arena_free(&s->arena);
	return heard;
}

/* ---- what the tests have in common ---- */

static struct mail_way by_server(struct check *t, const struct server *s)
{
	return (struct mail_way){ .from = S("portal@mesto.cz"), .name = S("Město Lípa"),
		.smtp_url = arena_printf(&t->arena, "smtp://127.0.0.1:%d", s->port), .per_hour = 100 };
}

static int64_t put(struct check *t, const char *to)
{
	db_begin(t->db);
	int64_t id = mail_put(t->db, t->now, &(struct mail){ .kind = "test", .to = str_of(to),
		.subject = S("Příliš žluťoučký kůň"), .text = S("Dobrý den,\n.tečka\n") });
	db_commit(t->db);
	return id;
}

static bool in_state(struct check *t, int64_t id, const char *state)
{
	str error;
	return str_is(mail_state(t->db, id, &error), state);
}

static size_t count_of(str text, str part)
{
	size_t n = 0;
	for (size_t i = 0; i + part.len <= text.len; i++)
		n += str_eq(str_part(text, i, i + part.len), part);
	return n;
}

static const struct mail_message sample = {
	.mark = S("0123"),
	.from = S("portal@mesto.cz"),
	.name = S("Portal"),
	.to = S("jana@example.cz"),
	.subject = S("Hello"),
	.text = S("Text"),
	.at = 1773306000,
};

/* ---- the message ---- */

UNIT(a_message_says_who_when_and_that_a_program_wrote_it)
{
	struct mail_message m = sample;
	m.unsubscribe = S("https://mesto.cz/odhlasit?k=1");
	str got = mail_write(&t->arena, &m);
	CHECK(str_starts(
		got, S("Date: Thu, 12 Mar 2026 10:00:00 +0100\r\nFrom: Portal <portal@mesto.cz>\r\n")));
	CHECK(str_has(got, S("\r\nMessage-ID: <0123@mesto.cz>\r\n")));
	CHECK(str_has(got, S("\r\nAuto-Submitted: auto-generated\r\n")));
	CHECK(str_has(got, S("\r\nList-Unsubscribe: <https://mesto.cz/odhlasit?k=1>\r\n")));
	m.by_person = true;
	CHECK(!str_has(mail_write(&t->arena, &m), S("Auto-Submitted")));
}

UNIT(words_of_headers_are_encoded_in_pieces_of_whole_characters)
{
	struct mail_message m = sample;
	m.subject = S("Příliš žluťoučký kůň úpěl ďábelské ódy a ještě něco k tomu, aby to bylo dlouhé");
	str got = mail_write(&t->arena, &m);
	CHECK(
		str_has(got, S("Subject: =?UTF-8?B?UMWZw61sacWhIMW+bHXFpW91xI1rw70ga8WvxYggw7pwxJtsIMSP")));
	str rest = got, line;
	while (str_cut(&rest, '\n', &line))
		CHECK(line.len <= 90);
	/* 45 bytes at most, and the next piece begins with a character. */
	CHECK(count_of(got, S("=?UTF-8?B?")) == 3 && count_of(got, S("?=\r\n =?UTF-8?B?")) == 2);
	m.subject = S("=?UTF-8?B?Zm9yZ2Vk?=");
	CHECK(!str_has(mail_write(&t->arena, &m), S("Subject: =?UTF-8?B?Zm9yZ2Vk?=\r\n")));
	m.name = S("Lípa, \"<zlo@example.cz>\"");
	CHECK(count_of(mail_write(&t->arena, &m), S("@example.cz>")) == 1);
	m.name = S("A, B <c@d>");
	CHECK(str_has(
		mail_write(&t->arena, &m), S("From: =?UTF-8?B?QSwgQiA8Y0BkPg==?= <portal@mesto.cz>")));
}

UNIT(the_text_travels_in_short_lines_of_ascii_and_comes_out_as_it_was)
{
	struct mail_message m = sample;
	m.text = S("Žádost = 100 %\r\n.\n.x\nFrom here\nkonec \n"
			   "dlouhý řádek, který se musí zalomit, protože má víc než sedmdesát šest znaků, a "
	           "ještě kus");
	str got = mail_write(&t->arena, &m), body = got, head;
	CHECK(str_has(got,
		S("\r\n\r\n=C5=BD=C3=A1dost =3D 100 %\r\n=2E\r\n=2Ex\r\n=46rom here\r\nkonec=20\r\n")));
	while (str_cut(&body, '\n', &head)) {
		CHECK(head.len <= 77 && (str_ends(head, S("\r")) || !body.ptr));
		for (size_t i = 0; i < head.len; i++)
			CHECK((unsigned char)head.ptr[i] < 127);
	}
}

UNIT(a_calendar_travels_beside_the_text)
{
	struct mail_message m = sample;
	m.text = S("--=_0123--\nText");
	m.calendar = S("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Schůzka\r\nEND:VCALENDAR\r\n");
	str got = mail_write(&t->arena, &m);
	CHECK(str_has(got, S("Content-Type: multipart/alternative; boundary=\"=_0123\"\r\n\r\n")));
	CHECK(str_has(got, S("text/calendar; charset=utf-8; method=CANCEL\r\n")));
	CHECK(str_has(got, S("\r\nSUMMARY:Sch=C5=AFzka\r\n")));
	/* The boundary cannot stand in a part: its sign of equality is encoded there. */
	CHECK(count_of(got, S("\r\n--=_0123\r\n")) == 2 && str_ends(got, S("\r\n--=_0123--\r\n")));
	CHECK(count_of(got, S("--=_0123--")) == 1);
}

UNIT(only_what_can_be_an_address_is_one)
{
	CHECK(mail_address(S("jana.nova+x@urad.example.cz")) && mail_address(S("a@b")));
	static const char *const not [] = { "", "@", "a@", "@b", "a@b@c", "a b@c.cz",
		"a@b.cz\r\nBcc: c@d", "a@b.cz>", "<a@b.cz", "žena@example.cz", "a@.cz", "a@b..cz",
		"a,b@c.cz", "a@b.cz\n" };
	for (size_t i = 0; i < COUNT(not); i++)
		CHECK(!mail_address(str_of(not[i])));
	CHECK(!mail_address((str){ 0 }));
}

TEST(nothing_that_somebody_writes_becomes_a_header)
{
	char folder[] = "/tmp/rozcestnik-mail-XXXXXX";
	CHECK(mkdtemp(folder));
	db_begin(t->db);
	CHECK(!mail_put(t->db, t->now, &(struct mail){ .kind = "test", .to = S("a@b.cz\nBcc: c@d.cz"),
		.subject = S("x"), .text = S("y") }));
	CHECK(mail_put(t->db, t->now, &(struct mail){ .kind = "test", .to = S("a@b.cz"),
		.reply_to = S("x@y.cz\r\nBcc: c@d.cz"), .subject = S("x\r\nBcc: c@d.cz\r\n\r\ny"),
		.text = S("z"), .unsubscribe = S("https://a.cz/\r\nBcc: c@d.cz") }));
	CHECK(db_commit(t->db));
	struct mail_way way = { .from = S("p@m.cz"), .name = S("N\r\nBcc: c@d.cz"), .per_hour = 9,
		.folder = folder };
	CHECK(mail_send(t->db, t->now, &way) == 1);
	const char *command = "";
	DIR *files = opendir(folder);
	for (struct dirent *f; (f = readdir(files)); )
		if (str_ends(str_of(f->d_name), S(".eml")))
			command = arena_printf(&t->arena, "%s/%s", folder, f->d_name).ptr;
	closedir(files);
	str got = file_read(&t->arena, command, 100000);
	unlink(command);
	rmdir(folder);
	CHECK(got.len && str_has(got, S("To: <a@b.cz>")) && !str_has(got, S("\nBcc")) &&
		!str_has(got, S("Reply-To")) && count_of(got, S("\r\n\r\n")) == 1);
}

/* ---- sending ---- */

TEST(what_is_rolled_back_is_never_sent_and_what_has_landed_is_sent_once)
{
	struct server s = { 0 };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	db_begin(t->db);
	mail_put(t->db, t->now, &(struct mail){ .kind = "test", .to = S("nikdo@example.cz"),
		.subject = S("x"), .text = S("y") });
	db_rollback(t->db);
	int64_t id = put(t, "jana@example.cz");
	int sent = mail_send(t->db, t->now, &way), again = mail_send(t->db, t->now + 9999, &way);
	str heard = server_stop(t, &s);
	CHECK(sent == 1 && again == 0 && in_state(t, id, "sent"));
	CHECK(s.messages == 1 && str_has(heard, S("MAIL FROM:<portal@mesto.cz>")) &&
		str_has(heard, S("RCPT TO:<jana@example.cz>")) && !str_has(heard, S("nikdo")));
	CHECK(str_has(heard, S("EHLO mesto.cz")) && str_has(heard, S("=2Ete=C4=8Dka")));
}

TEST(a_refused_recipient_fails_at_once_and_the_next_message_goes_on)
{
	struct server s = { .odd = { { "RCPT TO:<pryc@", "550 no such user" } } };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	int64_t bad = put(t, "pryc@example.cz"), good = put(t, "jana@example.cz");
	int sent = mail_send(t->db, t->now, &way);
	server_stop(t, &s);
	str error;
	CHECK(sent == 1 && in_state(t, bad, "failed") && in_state(t, good, "sent"));
	mail_state(t->db, bad, &error);
	CHECK(str_has(error, S("550")));
	struct mail_entries left = mail_unsent(t->db, 10, 0);
	CHECK(left.count == 1 && left.items[0].id == bad && mail_count(t->db, "failed") == 1);
	CHECK(mail_retry(t->db, t->now) == 1 && in_state(t, bad, "waiting"));
}

TEST(a_server_that_is_full_is_asked_again_later_and_ten_times_at_most)
{
	struct server s = { .odd = { { "message", "452 no room" } } };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	int64_t id = put(t, "jana@example.cz"), now = t->now;
	int at_once = mail_send(t->db, now, &way) + mail_send(t->db, now + 30, &way);
	int early = s.messages;
	for (int i = 1; i < MAIL_ATTEMPTS; i++) {
		CHECK(in_state(t, id, "waiting"));
		mail_send(t->db, now += 6 * 3600, &way);
	}
	mail_send(t->db, now + 86400, &way);
	str heard = server_stop(t, &s);
	CHECK(!at_once && early == 1 && s.messages == MAIL_ATTEMPTS && in_state(t, id, "failed"));
	/* All of them under one name. */
	str from = heard, mark;
	str_cut(&from, '<', &mark);
	CHECK(count_of(heard, S("Message-ID: <")) == MAIL_ATTEMPTS);
	for (size_t i = 0; i + 13 < heard.len; i++)
		if (str_starts(str_part(heard, i, heard.len), S("Message-ID: <"))) {
			mark = str_part(heard, i, i + 45);
			break;
		}
	CHECK(mark.len == 45 && count_of(heard, mark) == MAIL_ATTEMPTS);
}

TEST(whoever_died_while_sending_leaves_the_message_to_the_next)
{
	struct server s = { 0 };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	int64_t id = put(t, "jana@example.cz");
	struct mail_due_row *due = mail_due(t->db, .now = t->now);
	CHECK(due &&
		mail_take(t->db, .id = id, .attempts = 0, .now = t->now, .until = t->now + 180) == 1);
	/* Another program sees that it is taken, and takes it only when it must. */
	CHECK(mail_take(t->db, .id = id, .attempts = 0, .now = t->now, .until = t->now + 180) == 0);
	CHECK(mail_send(t->db, t->now + 100, &way) == 0);
	int later = mail_send(t->db, t->now + 181, &way);
	/* The first comes to life: what it has to say no longer counts. */
	CHECK(mail_put_off(t->db, .id = id, .attempts = 1, .due_at = t->now, .error = S("x")) == 0);
	server_stop(t, &s);
	CHECK(later == 1 && s.messages == 1 && in_state(t, id, "sent"));
}

TEST(a_server_that_hangs_up_or_is_not_there_gets_the_message_later)
{
	struct server s = { .hang_up = true };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	int64_t id = put(t, "jana@example.cz");
	int sent = mail_send(t->db, t->now, &way);
	server_stop(t, &s);
	CHECK(!sent && s.messages == 1 && in_state(t, id, "waiting"));
	int64_t second = put(t, "petr@example.cz");
	CHECK(!mail_send(t->db, t->now + 61, &way) && in_state(t, second, "waiting"));
	str error;
	mail_state(t->db, id, &error);
	CHECK(error.len);
}

static bool after_two(void *context) { return ++*(int *)context > 2; }

TEST(a_program_that_is_about_to_end_gives_up_what_is_on_its_way)
{
	struct server s = { .silent = true };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	int asked = 0;
	way.over = after_two;
	way.context = &asked;
	int64_t id = put(t, "jana@example.cz"), next = put(t, "petr@example.cz");
	int64_t from = clock_micros();
	int sent = mail_send(t->db, t->now, &way);
	bool soon = clock_micros() - from < 20 * (int64_t)1000000;
	int again = mail_send(t->db, t->now + 9999, &way);
	server_stop(t, &s);
	CHECK(!sent && !again && soon && asked > 2 && s.messages <= 1);
	CHECK(in_state(t, id, "waiting") && in_state(t, next, "waiting"));
}

TEST(the_limit_of_an_hour_holds_over_all_runs)
{
	struct server s = { 0 };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	way.per_hour = 3;
	for (int i = 0; i < 5; i++)
		put(t, "jana@example.cz");
	int first = mail_send(t->db, t->now, &way), second = mail_send(t->db, t->now + 1800, &way),
		third = mail_send(t->db, t->now + 3601, &way);
	server_stop(t, &s);
	CHECK(first == 3 && second == 0 && third == 2);
}

TEST(a_password_goes_to_the_server_and_nowhere_else)
{
	struct server s = { .odd = { { "AUTH", "535 wrong" } } };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	way.user = S("portal");
	way.password = S("tajemstvi-kanarek");
	int64_t id = put(t, "jana@example.cz");
	int sent = mail_send(t->db, t->now, &way);
	str heard = server_stop(t, &s), error;
	mail_state(t->db, id, &error);
	CHECK(!sent && in_state(t, id, "waiting") && str_has(heard, S("AUTH PLAIN")));
	CHECK(error.len && !str_has(error, S("kanarek")) && !str_has(heard, S("MAIL FROM")));
	struct buf dump = { .arena = &t->arena };
	db_dump(t->db, &dump);
	CHECK(str_has(buf_str(&dump), S("jana@example.cz")) && !str_has(buf_str(&dump), S("kanarek")));
}

TEST(what_was_sent_a_month_ago_is_forgotten)
{
	struct server s = { 0 };
	server_start(&s);
	struct mail_way way = by_server(t, &s);
	int64_t id = put(t, "jana@example.cz");
	mail_send(t->db, t->now, &way);
	mail_send(t->db, t->now + 29 * 86400, &way);
	bool kept = in_state(t, id, "sent");
	mail_send(t->db, t->now + 31 * 86400, &way);
	server_stop(t, &s);
	str error;
	CHECK(kept && !mail_state(t->db, id, &error).ptr);
}

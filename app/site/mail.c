/* By which way the installation's e-mail leaves. */
#include "app/site/site.h"
#include <stdlib.h>

enum { EVERY = 15, MOST_PASSWORD = 4096, PER_HOUR = 200 };
#define PASSWORD "ROZCESTNIK_SMTP_PASSWORD"

/* From the environment, or the first line of a file that only the program reads. */
static str password(struct arena *a, const struct site_settings *have)
{
	const char *given = getenv(PASSWORD);
	str rest, line = { 0 };
	if (given && *given)
		return str_of(given);
	if (!have->smtp_password_file.len)
		return S("");
	rest = file_read(a, arena_z(a, have->smtp_password_file), MOST_PASSWORD);
	if (!rest.ptr)
		log_event(LOG_ERROR, "mail", LOG_TEXT("error", S("smtp_password_file cannot be read")));
	str_cut(&rest, '\n', &line);
	return str_trim(line);
}

/* The sender: what is set, else the portal's own address, else one that shows
 * where the setting is missing. */
static str sender(const struct site_settings *have)
{
	return mail_address(have->mail_from) ? have->mail_from
		: mail_address(have->email)      ? have->email : S("portal@localhost");
}

int site_mail_send(struct job_run *run, const char *data)
{
	struct arena *a = run->arena;
	struct site_settings have = site_settings(run->db);
	struct maybe_int per_hour = str_int(have.mail_per_hour);
	struct mail_way way = {
		.smtp_url = have.smtp_url, .user = have.smtp_user, .from = sender(&have),
		.name = have.portal_name, .plain = str_is(have.smtp_plain, "ano"),
		.per_hour = per_hour.set && per_hour.value > 0 ? per_hour.value : PER_HOUR,
		.folder = arena_printf(a, "%s/mail", data).ptr,
		.over = run->jobs ? job_over : NULL, .context = run,
	};
	if (way.smtp_url.len && way.user.len)
		way.password = password(a, &have);
	return mail_send(run->db, run->now, &way);
}

/* The job is told nothing, so it is kept here from the start of the program. */
static const char *data_folder = "var";

void site_mail_start(const char *data, const char *url)
{
	(void)url;
	data_folder = data;
}

static void send_waiting(struct job_run *run)
{
	site_mail_send(run, data_folder);
}

const struct job site_jobs[] = {
	{ "mail", EVERY, send_waiting, .apart = true },
	{ 0 }
};

/* Pages that somebody beside the visitor must not learn of: their quick exit and
 * the advice how to browse so that nobody finds out. */
#include "app/site/site.h"

void site_sensitive(struct req *r, struct site_frame *f)
{
	leave_no_trace(r);
	f->exit = S("/rychly-odchod");
	f->safety = S("/bezpecne-prohlizeni");
}

str site_neutral_title(struct req *r) { return tr(r->page.lang, N_("Help and advice")); }

bool site_exit_good(str url)
{
	bool ascii = url_plausible(url);
	for (size_t i = 0; i < url.len; i++)
		ascii = ascii && (unsigned char)url.ptr[i] < 0x7f;
	return ascii;
}

/* GET /rychly-odchod: changes nothing here, only tells the browser to forget.  Who
 * is signed in stays so: a key pressed in vain must not cost unsaved work.  What
 * another site leads here is not made to forget: it could sign people out. */
int site_exit(struct req *r)
{
	str to = site_setting(r->db, "exit_url");
	bool ours = !r->fetch_site.ptr || str_is(r->fetch_site, "same-origin") ||
		str_is(r->fetch_site, "none");
	leave_no_trace(r);
	r->no_store = true;
	if (ours)
		set_header(r, "Clear-Site-Data", r->visitor.account ? S("\"cache\", \"storage\"")
			: S("\"cache\", \"cookies\", \"storage\""));
	return answer_see_other(r, site_exit_good(to) ? to : S(SITE_EXIT_URL));
}

/* GET /bezpecne-prohlizeni */
int site_safe_browsing(struct req *r)
{
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Safe browsing")));
	site_sensitive(r, f);
	f->safety = S("");
	site_crumb(r, f, S(""), f->title);
	safe_browsing_page(&r->page, f);
	return answer_page(r);
}

	html_text(p, tr(p->lang, "Services"));
	html_format(p, tr(p->lang, "Results for %s"), x);
	{ int64_t tn_count = n; html_count(p, trn(p->lang, "One day", "%d days", tn_count), tn_count); }

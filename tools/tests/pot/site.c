static const char *name = N_("Name");
/* tr(x, "not this") */
void f(void) { tr(lang, "Services"); trn(lang, "%d place", "%d places", n); gettext("nor this"); }

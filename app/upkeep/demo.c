/* What people wrote in the demonstration, so that its office has work. */
#include "app/upkeep/feedback.h"
#include "crypto/crypto.h"

void feedback_demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	static const struct { const char *kind, *topic, *text; int days_ago; } demo[] = {
		{ "error", "phone", "Na uvedeném telefonu se ozývá, že číslo není přiděleno.", 16 },
		{ "error", "hours", "Ve středu mají otevřeno jen do 15 hodin.", 3 },
		{ "question", "advice", "Tatínek se vrací z nemocnice a sám doma nebude moci být. "
			"Na koho se mám obrátit nejdřív?", 1 },
	};
	enum { ANSWER_DAYS = 10 };
	(void)say;
	db_begin(db);
	struct feedback_demo_services_rows s = feedback_demo_services(db, .limit = COUNT(demo));
	for (size_t i = 0; i < s.count; i++) {
		int64_t at = now - demo[i].days_ago * 86400;
		feedback_add(db, .number = str_part(password_invent(a), 0, FEEDBACK_NUMBER),
			.kind = str_of(demo[i].kind), .topic = str_of(demo[i].topic),
			.service_id = SOME(s.items[i].id), .entry_name = s.items[i].name,
			.routed = S("office"), .text = str_of(demo[i].text), .language = S("cs"), .now = at,
			.due_on = day_add(a, day_of(a, at), ANSWER_DAYS));
	}
	db_commit(db);
}

/* What the feature consists of. */
#include "app/assessment/view.h"

static const struct route routes[] = {
	{ GET, "/plan/hodnoceni", public_assessments_show, EVERYBODY },
	{ GET, "/plan/hodnoceni/{id}", public_assessment_show, EVERYBODY },
	{ GET, "/plan/hodnoceni/{id}/{file}", public_assessment_file, EVERYBODY, .slow = true },

	{ GET, "/urad/hodnoceni-planovani", assessment_areas_show, ASSESSMENT_READERS },
	{ GET, "/urad/hodnoceni-planovani/uzemi/{slug}", assessment_area_show, ASSESSMENT_READERS },
	{ POST, "/urad/hodnoceni-planovani/uzemi/{slug}", assessment_area_act, ASSESSMENT_KEEPERS },
	{ GET, "/urad/hodnoceni-planovani/uzemi/{slug}/{file}", assessment_area_file,
		ASSESSMENT_READERS, .slow = true },
	{ GET, "/urad/hodnoceni-planovani/rok/{id}", assessment_show, ASSESSMENT_READERS },
	{ POST, "/urad/hodnoceni-planovani/rok/{id}", assessment_act, ASSESSMENT_PUBLISHERS },
	{ GET, "/urad/hodnoceni-planovani/rok/{id}/{file}", assessment_file, ASSESSMENT_READERS,
		.slow = true },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/hodnoceni-planovani", N_("Calendar and self-assessment of planning"),
		ASSESSMENT_READERS, NULL }, { 0 }
};

static const struct record *const records[] = { &assessment_record, &process_step_record,
	&planning_note_record, NULL };

static void links(struct req *r, struct site_links *to)
{
	site_link_add(r, &to->map, S("/plan/hodnoceni"),
		tr(r->page.lang, N_("How planning goes: self-assessment")));
}

extern const struct db_schema assessment_schema;
const struct feature assessment = {
	.name = "assessment", .routes = routes, .office = office_links, .records = records,
	.schema = &assessment_schema, .links = links, .demo = assessment_demo,
};

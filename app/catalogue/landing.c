/* What readers in other features ask of a run. */
#include "app/catalogue/landing.h"
#include "app/catalogue/import.sql.h"

bool landing_changed(struct import *im, enum import_kind kind, int64_t id)
{
	const struct import_known *known = import_known_by_id(im, kind, id);
	return known && known->state > IMPORT_SAME;
}

bool landing_shared(struct import *im, enum import_kind kind, int64_t id)
{
	const struct import_known *known = import_known_by_id(im, kind, id);
	return !known || !known->ours || import_edited(im, kind, id, NULL);
}

bool landing_secret(struct import *im, str external_id)
{
	const struct import_known *known = import_known_as(im, IMPORT_PLACE, external_id);
	const struct import_place_stored_row *had = known
		? import_stored(im, IMPORT_STORED_RECORDS + IMPORT_PLACE, known->id).items : NULL;
	return had && had->secret;
}

struct learning { struct import *im; struct import_map *map; };

static bool learn_uuid(void *context, const void *row)
{
	struct learning *l = context;
	const struct import_provider_uuids_row *r = row;
	import_map_add(l->map, &l->im->own, r->uuid);
	return true;
}

void landing_uuids(struct import *im, enum import_kind kind, struct import_map *map)
{
	struct learning l = { im, map };
	if (kind == IMPORT_PROVIDER)
		import_provider_uuids(im->db, learn_uuid, &l, .source = im->job.source);
	else
		import_service_uuids(im->db, learn_uuid, &l, .source = im->job.source);
}

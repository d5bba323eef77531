/* What the template of the leaflet is given. */
#ifndef LEAFLET_VIEW_H
#define LEAFLET_VIEW_H
#include "app/catalogue/situation_view.h"
#include "doc/doc.h"

struct leaflet_line { str what, who, phone; };
struct leaflet_lines { struct leaflet_line *items; size_t count; };

/* Of a life situation; a sensitive one has no name on paper. */
struct situation_leaflet_view {
	struct situation_view *v;
	str heading;
	struct leaflet_lines phones, office;
	str address;                       /* of the page, or of the portal when it is sensitive */
	struct qr qr;
};

struct leaflet_view {
	str place;                         /* as it was written, or the municipality's name */
	bool chosen, unknown;
	struct leaflet_lines emergency, crisis, home, situations, office;
	str address;                       /* of the portal, or its name */
	struct qr qr;
};
#endif

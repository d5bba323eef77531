/* What the templates of providers are given. */
#ifndef PROVIDER_VIEW_H
#define PROVIDER_VIEW_H
#include "app/catalogue/provider.sql.h"
#include "app/catalogue/service_view.h"

struct provider_view {
	struct provider_get_row *provider;
	bool ended;
	str checked;
	struct contact_view contacts;
	struct provider_services_rows services;
};
#endif

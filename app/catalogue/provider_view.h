/* What the templates of providers are given. */
#ifndef PROVIDER_VIEW_H
#define PROVIDER_VIEW_H
#include "app/catalogue/provider.sql.h"
#include "app/catalogue/service_view.h"

struct provider_list_view {
	struct provider_list_rows rows;
	int64_t total;
	bool filtered;
	struct ui_choices areas, seats;
	struct ui_pagination pages;
};

struct provider_view {
	struct provider_get_row *provider;
	bool ended;
	str checked;
	struct contact_view contacts;
	struct ui_downloads downloads;
	struct provider_services_rows services;
};
#endif

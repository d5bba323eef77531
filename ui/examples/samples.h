/* samples — texts and lists that several components' examples share.  The town
 * and everybody in it are invented. */
#ifndef UI_SAMPLES_H
#define UI_SAMPLES_H
#include "ui/parts.h"

/* A constant text; S() makes a value, which an initializer may not be. */
#define TEXT(literal) { literal, sizeof literal - 1 }
#define SAMPLE_LIST(items) { items, COUNT(items) }

static const struct ui_link sample_menu_items[] = {
	{ .href = TEXT("/najit-pomoc"), .text = TEXT("Najít pomoc") },
	{ .href = TEXT("/sluzby"), .text = TEXT("Katalog služeb"), .current = true },
	{ .href = TEXT("/akce"), .text = TEXT("Akce") },
	{ .href = TEXT("/plan"), .text = TEXT("Plán a zapojení") },
	{ .href = TEXT("/kontakty"), .text = TEXT("Kontakty") },
};
static const struct ui_links sample_menu = SAMPLE_LIST(sample_menu_items);

static const struct ui_link sample_trail_items[] = {
	{ .href = TEXT("/"), .text = TEXT("Úvod") },
	{ .href = TEXT("/sluzby"), .text = TEXT("Katalog služeb") },
	{ .href = TEXT("/sluzby?oblast=dluhy"), .text = TEXT("Dluhy a exekuce") },
	{ .text = TEXT("Občanská poradna Lípa") },
};
static const struct ui_links sample_trail = SAMPLE_LIST(sample_trail_items);

static const struct ui_link sample_about_items[] = {
	{ .href = TEXT("/o-portalu"), .text = TEXT("O portálu") },
	{ .href = TEXT("/napoveda"), .text = TEXT("Nápověda") },
	{ .href = TEXT("/prohlaseni-o-pristupnosti"), .text = TEXT("Prohlášení o přístupnosti") },
	{ .href = TEXT("/ochrana-udaju"), .text = TEXT("Ochrana osobních údajů") },
	{ .href = TEXT("/otevrena-data"), .text = TEXT("Otevřená data") },
	{ .href = TEXT("/mapa-stranek"), .text = TEXT("Mapa stránek") },
};

static const struct ui_choice sample_order_items[] = {
	{ TEXT("nazev"), TEXT("Podle názvu"), false },
	{ TEXT("zmena"), TEXT("Od nejnovější změny"), true },
	{ TEXT("poskytovatel"), TEXT("Podle organizace"), false },
};
static const struct ui_choices sample_order = SAMPLE_LIST(sample_order_items);

static const struct ui_download sample_download_items[] = {
	{ .href = TEXT("/soubory/a/cenik.pdf"), .label = TEXT("Ceník služeb"),
		.about = TEXT("PDF, 1,2 MB") },
	{ .href = TEXT("/assets/favicon.svg"), .label = TEXT("Kudy dovnitř"),
		.about = TEXT("obrázek JPEG, 380 kB"), .alt = TEXT("Vchod se sníženým prahem"),
		.width = 2500, .height = 1250, .picture = true },
};
static const struct ui_downloads sample_downloads = SAMPLE_LIST(sample_download_items);

static const struct ui_footer sample_footer = {
	.operator = TEXT("Město Lipová nad Bystrou, odbor sociálních věcí"),
	.address = TEXT("Náměstí 1, 999 01 Lipová nad Bystrou"),
	.phone = TEXT("+420 499 000 111"), .email = TEXT("socialni@lipova.example"),
	.links = SAMPLE_LIST(sample_about_items),
};

static const struct ui_language sample_language_items[] = {
	{ .code = TEXT("cs"), .name.text = TEXT("Čeština"), .href = { TEXT("/") }, .current = true },
	{ .code = TEXT("uk"), .name.text = TEXT("Українська"), .href = { TEXT("/uk") } },
	{ .code = TEXT("en"), .name.text = TEXT("English"), .href = { TEXT("/en") } },
};

static const struct ui_header sample_header = {
	.service = TEXT("Sociální rozcestník"), .town = TEXT("Lipová nad Bystrou"), .home = TEXT("/"),
	.languages = SAMPLE_LIST(sample_language_items),
	.account = { .href = TEXT("/urad/prihlaseni"), .text = TEXT("Přihlásit se") },
};

static const struct ui_search_box sample_search_large = {
	.action = TEXT("/hledat"),
	.id = TEXT("hledat"),
	.name = TEXT("q"),
	.label = TEXT("Jakou pomoc hledáte?"),
	.hint = TEXT("Třeba: dluhy, péče o rodiče, nemám kde bydlet"),
	.suggest = TEXT("/api/v1/search"),
	.large = true,
};
static const struct ui_search_box sample_search_small = {
	.action = TEXT("/sluzby"), .id = TEXT("hledat-znovu"), .name = TEXT("q"),
	.label = TEXT("Hledat ve službách"), .query = TEXT("dluhová poradna"),
};

static const struct ui_option sample_group_items[] = {
	{ .value = TEXT("seniori"), .label = TEXT("Senioři"), .count = 24, .checked = true },
	{ .value = TEXT("rodiny"), .label = TEXT("Rodiny s dětmi"), .count = 17, .checked = true },
	{ .value = TEXT("zdravotni"), .label = TEXT("Lidé se zdravotním postižením"), .count = 31 },
	{ .value = TEXT("bez-domova"),
		.label = TEXT("Lidé bez domova nebo ohrožení ztrátou bydlení"),
		.count = 5 },
};
static const struct ui_option sample_form_items[] = {
	{ .value = TEXT("ambulantni"), .label = TEXT("Docházím za službou"), .count = 22 },
	{ .value = TEXT("terenni"), .label = TEXT("Služba přijede za mnou"), .count = 19 },
	{ .value = TEXT("pobytova"), .label = TEXT("Bydlím v zařízení"), .count = 8 },
};
static const struct ui_filter sample_filter_chosen = {
	.name = TEXT("pro"), .legend = TEXT("Pro koho?"), .open = true,
	.options = SAMPLE_LIST(sample_group_items),
};
static const struct ui_filter sample_filter_closed = {
	.name = TEXT("forma"),
	.legend = TEXT("Jak služba probíhá?"),
	.options = SAMPLE_LIST(sample_form_items),
};

static const struct ui_link sample_tag_items[] = {
	{ .text = TEXT("Dluhy a exekuce") },
	{ .text = TEXT("Zdarma") },
	{ .text = TEXT("Bez objednání") },
};
static const struct ui_result sample_result_full = {
	.href = TEXT("/sluzby/obcanska-poradna-lipa"),
	.title = TEXT("Občanská poradna Lípa"),
	.provider = TEXT("Lípa pomáhá, z. s."),
	.summary = TEXT(
		"Poradíme s dluhy, exekucí a oddlužením. Pomůžeme sepsat žádost a půjdeme s vámi na úřad."),
	.phone = TEXT("+420 499 000 222"),
	.place = TEXT("Nádražní 12, Lipová nad Bystrou"),
	.hours = TEXT("Otevřeno do 16.00"),
	.open = true,
	.verified = TEXT("2. 3. 2026"),
	.tags = SAMPLE_LIST(sample_tag_items),
};
static const struct ui_result sample_result_closed = {
	.href = TEXT("/sluzby/pecovatelska-sluzba"), .title = TEXT("Pečovatelská služba města"),
	.provider = TEXT("Domov na Bystré, příspěvková organizace"),
	.summary = TEXT("Přijedeme za vámi domů: pomoc s hygienou, jídlem, nákupem i úklidem."),
	.phone = TEXT("+420 499 000 333"), .place = TEXT("Lipová nad Bystrou a 14 okolních obcí"),
	.hours = TEXT("Zavřeno, otevře zítra v 7.00"), .verified = TEXT("18. 2. 2026"),
};
static const struct ui_result sample_result_bare = {
	.href = TEXT("/sluzby/klub"), .title = TEXT("Nízkoprahové zařízení pro děti a mládež Klubíčko"),
	.hours = TEXT("Otevírací doba není uvedena, zavolejte"),
};

static const struct ui_page sample_page_items[] = {
	{ .number = 1, .href = TEXT("?") },
	{ .gap = true },
	{ .number = 6, .href = TEXT("?page=6") },
	{ .number = 7, .href = TEXT("?page=7"), .current = true },
	{ .number = 8, .href = TEXT("?page=8") },
	{ .gap = true },
	{ .number = 42, .href = TEXT("?page=42") },
};
static const struct ui_pagination sample_pages_middle = {
	.label = TEXT("Stránky služeb"), .prev.href = TEXT("?page=6"), .next.href = TEXT("?page=8"),
	.items = sample_page_items, .count = COUNT(sample_page_items),
};
static const struct ui_page sample_first_items[] = {
	{ .number = 1, .href = TEXT("?"), .current = true }, { .number = 2, .href = TEXT("?page=2") },
};
static const struct ui_pagination sample_pages_first = {
	.label = TEXT("Stránky organizací"), .next.href = TEXT("?page=2"),
	.items = sample_first_items, .count = COUNT(sample_first_items),
};

static const struct ui_button sample_interruption_items[] = {
	{ .label.text = TEXT("Rozumím, pokračovat"), .look = UI_INVERSE, .type = TEXT("button") },
	{ .label.text = TEXT("Vrátit se k dotazníku"), .href = TEXT("/dotaznik") },
};
static const struct ui_panel sample_interruption = {
	.title.text = TEXT("Odpovědi uvidí koordinátor plánu"), .interruption = true,
	.text.text = TEXT("Vaše jméno u nich nebude. Poslat je můžete jen jednou."),
	.actions = SAMPLE_LIST(sample_interruption_items),
};

static const struct ui_task sample_task_items[] = {
	{ .title.text = TEXT("Založit pracovní skupiny"), .href = TEXT("/skupiny"),
		.status.text = TEXT("Hotovo") },
	{ .title.text = TEXT("Ověřit kapacity služeb"), .href = TEXT("/kapacity"),
		.hint.text = TEXT("Zavolejte poskytovatelům, kteří je letos nepotvrdili."),
		.tag = { .text.text = TEXT("Rozpracováno"), .tone = UI_YELLOW } },
	{ .title.text = TEXT("Předložit plán zastupitelstvu"),
		.hint.text = TEXT("Až ho schválí řídicí skupina."),
		.status.text = TEXT("Zatím nelze začít") },
};
static const struct ui_tasks sample_tasks = {
	.items = sample_task_items, .count = COUNT(sample_task_items), .id = TEXT("ukoly"),
};

static const struct field sample_error_fields[] = {
	{ .name = "name", .label = N_("Name"), .type = FIELD_TEXT },
	{ .name = "phone", .label = N_("Phone"), .type = FIELD_PHONE },
};
static const struct form_error sample_error_items[] = {
	{ &sample_error_fields[0], N_("Fill in the name.") },
	{ &sample_error_fields[1], N_("Write the phone number in digits.") },
	{ NULL, N_("Somebody else has changed this record. Read it again.") },
};
#endif

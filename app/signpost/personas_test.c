/* from the front page to the number of the right service in three steps at most,
 * for thirty people, over the demonstration guide.  Each step is a link of the page
 * before it, named by its text. */
#include "app/signpost/fixture.h"

#define FIND "Najít pomoc"
#define SKIP "Přeskočit otázky a ukázat, komu zavolat"
static const struct { const char *who, *tree, *answer, *service;
} personas[] = {
	{ "dluží a exekutor píše", "Dluhy a exekuce", "Přišel dopis od exekutora nebo od soudu",
		"obcanska-poradna-pribor" },
	{ "uvažuje o oddlužení", "Dluhy a exekuce", "Chci vědět, jestli by mi pomohlo oddlužení",
		"obcanska-poradna-koprivnice" },
	{ "nevíc než strach z dluhů", "Dluhy a exekuce", "Tíží mě to tak, že nevím jak dál",
		"krizova-pomoc-krizove-centrum-ostrava-z-s" },
	{ "bez střechy dnes v noci", "Hrozí mi ztráta bydlení, nemám kde být", SKIP,
		"nocleharna-koprivnice" },
	{ "hledá bydlení s podporou", "Hrozí mi ztráta bydlení, nemám kde být",
		"Ano, hledám levnější nebo vhodnější bydlení", "archa-novy-jicin" },
	{ "partner bije", "Násilí doma nebo ve vztahu", "Ano, bojím se o život nebo zdraví",
		"intervencni-centrum-ostrava" },
	{ "po násilí chce radu", "Násilí doma nebo ve vztahu",
		"Už je to za mnou, potřebuji se o tom poradit", "bily-kruh-bezpeci-ostrava" },
	{ "matka zapomíná, doma", "Zapomíná, ztrácí se, demence", "Víme, co to je, a staráme se doma",
		"odlehcovaci-sluzba-koprivnice" },
	{ "otec s demencí, domov", "Zapomíná, ztrácí se, demence", "Doma už to nejde",
		"domov-pod-bilou-horou-zvlastni-rezim" },
	{ "babička sama, bojí se pádu", "Strach z pádu, tlačítko pro přivolání pomoci",
		"Ne, chceme se pojistit", "tisnova-pece-andel-strazny-z-u" },
	{ "senior chce oběd", "Dovoz obědů", "Ano", "pecovatelska-sluzba-pribor" },
	{ "senior potřebuje k lékaři", "Doprava k lékaři a na úřad", "Seniora", "diakonacek" },
	{ "nákupy pro souseda", "Nákupy a pochůzky", "Pravidelně", "pecovatelska-sluzba-pribor" },
	{ "pečující na dně", "Starám se o blízkého a potřebuji si odpočinout", "Na pobytu jinde",
		"odlehcovaci-sluzba-koprivnice" },
	{ "hledá domov pro seniory", "Hledáme domov, kde se postarají", "Pro seniora",
		"domov-pod-bilou-horou-seniory" },
	{ "umírající doma", "Vážná nemoc, závěr života", "Doma", "andele-stromu-zivota-hospic" },
	{ "chce lůžkový hospic", "Vážná nemoc, závěr života", "Na lůžku, kde je péče nepřetržitě",
		"hospicova-pece-hospic-frydek-mistek-p-o" },
	{ "dítě s opožděným vývojem", "Dítě s postižením nebo opožděným vývojem", "Méně než 7",
		"rana-pece-spolecnost-pro-ranou-peci-z-s-pobocka-ostrava" },
	{ "dítě s autismem, škola", "Autismus", "7 až 17 let", "eden-novy-jicin-odlehcovaci" },
	{ "dospělý s postižením hledá dílnu", "Mentální nebo kombinované postižení", "Práci nebo dílnu",
		"effatha-koprivnice" },
	{ "potřebuje asistenta", "Tělesné postižení a dlouhá nemoc", "Někoho, kdo pomůže doma a venku",
		"osobni-asistence-novojicisko" },
	{ "stomik", "Tělesné postižení a dlouhá nemoc", "Být mezi lidmi se stejnou zkušeností",
		"podpora-stomiku-ilco-novojicinska-spolek-stomiku" },
	{ "neslyší", "Ztráta sluchu", "Tlumočníka k lékaři nebo na úřad",
		"tlumocnicke-sluzby-ceska-unie-neslysicich-z-u" },
	{ "přestává vidět", "Ztráta zraku", "Naučit se znovu žít a pohybovat se",
		"socialni-rehabilitace-novy-jicin-kafira-o-p-s" },
	{ "hraje automaty", "Alkohol, drogy, hraní", "Mě", "renarkon-terenni-program" },
	{ "psychická nemoc trvá", "Duševní potíže a nemoc",
		"Nemoc trvá, potřebuji pomoc v běžném životě", "rut-novy-jicin" },
	{ "pěstounka", "Pěstounská péče a cizí dítě v rodině", "Dítě už mám v péči",
		"oblast-nahradni-rodinne-pece-academia-via-familia-z-s" },
	{ "rozvádí se, má děti", "Rozvod a rozchod", "Ano", "rodinna-manzelska-poradna-novy-jicin" },
	{ "hádky doma", "Hádky a problémy ve vztahu", "Ne, ale nerozumíme si",
		"rodinna-manzelska-poradna-novy-jicin" },
	{ "podvedl ho falešný bankéř", "Podvod, nátlak nebo krádež peněz",
		"Poslal nebo dal jsem někomu peníze, řekl jsem čísla karty",
		"obcanska-poradna-koprivnice" },
	{ "přišla o práci", "Ztráta práce, málo peněz", "Dostal jsem výpověď nebo jsem bez práce",
		"obcanska-poradna-koprivnice" },
	{ "cizinka nerozumí úřadu", "Jsem cizinec, nerozumím úřadům", "S prací, bydlením nebo dávkami",
		"obcanska-poradna-koprivnice" },
};

/* The card of the service, up to the next one, has a number to call. */
static bool has_number(struct check *t, str page, const char *service)
{
	str link = arena_printf(&t->arena, "href=\"/sluzby/%s\"", service);
	const char *at = memmem(page.ptr, page.len, link.ptr, link.len);
	if (!at)
		return false;
	str rest = str_part(page, (size_t)(at - page.ptr), page.len);
	const char *end = memmem(rest.ptr, rest.len, "class=\"sp-result\"", 17);
	str card = end ? (str){ rest.ptr, (size_t)(end - rest.ptr) } : rest;
	return str_has(card, S("href=\"tel:"));
}

static str step(struct check *t, str page, const char *text)
{
	const char *href = signpost_link(t, page, text);
	return href ? check_get(t, href).body : (str){ 0 };
}

TEST(thirty_people_come_to_the_right_number_in_three_steps)
{
	signpost_demo(t);
	_Static_assert(COUNT(personas) >= 30, "A-16 asks for thirty");
	struct buf wrong = { .arena = &t->arena };
	str home = check_get(t, "/").body, all = step(t, home, FIND);
	for (size_t i = 0; i < COUNT(personas); i++) {
		str page = step(t, step(t, all, personas[i].tree), personas[i].answer);
		if (!has_number(t, page, personas[i].service))
			buf_printf(&wrong, "%s (%s); ", personas[i].who,
				page.len ? "not the right service" : "no such link");
	}
	if (wrong.len)
		t->failed = arena_z(&t->arena, buf_str(&wrong));
}

#include "app/people/password.h"
#include "crypto/crypto.h"
#include "tests/check.h"

static const str about[] = { { "jana.novakova@mestotrutnov.cz", 29 }, { "Jana Nováková", 15 },
	{ "Dvůr Králové nad Labem", 25 } };
static const struct str_list context = { about, COUNT(about) };

static bool good(const char *password) { return !password_wrong(str_of(password), context); }

UNIT(a_password_has_12_to_128_characters_of_any_kind)
{
	struct buf longest = { .arena = &t->arena };
	for (int i = 0; i < 128; i += 8)
		buf_printf(&longest, "žirafa%c%c", 'a' + i / 8, 'z' - i / 8);
	CHECK(utf8_length(buf_str(&longest)) == 128 && good(longest.ptr));
	buf_char(&longest, 'x');
	CHECK(!good(longest.ptr));
	CHECK(!good("") && !good("x7Kq2mPv9Zt") && good("x7Kq2mPv9ZtL"));
	CHECK(good("žluťoučký koník") && good("   mezery   jsou dovolené "));
	CHECK(!good("koněvka\xff\xfe lampa"));
}

UNIT(passwords_that_are_guessed_first_are_refused)
{
	static const char *const easy[] = {
		"123456789012", "qwertzuiopas", "aaaaaaaaaaaa", "abcdefghijkl", "Heslo1234567",
		"HesloHeslo2024!",
		"password1234", "Password2025!!", "P4ssw0rd1234", "H3sl0h3sl0h3sl0", "admin1234567",
		"adminadmin99",
		"rozcestnik12", "Rozcestnik2026", "socialnisluzby", "slunicko2024", "kotekkotekkotek",
		"abababababab",
		"1q2w3e4r5t6z", "!@#$%^&*()!@", "987654321098", "ilovepassword", "mojeheslo123",
		"praha2024praha",
		"ahojahojahoj", "testtest1234", "Leden2026Leden",
	};
	for (size_t i = 0; i < COUNT(easy); i++)
		if (good(easy[i]))
			t->failed = easy[i];
}

UNIT(words_about_the_person_and_the_place_do_not_make_a_password)
{
	static const char *const easy[] = {
		"jana.novakova1", "JanaNovakova2026", "novakovanovakova", "mestotrutnov123",
		"DvůrKrálové2026", "labemlabemlabem",
	};
	for (size_t i = 0; i < COUNT(easy); i++)
		if (good(easy[i]))
			t->failed = easy[i];
}

UNIT(a_few_unrelated_words_and_invented_passwords_are_good)
{
	static const char *const fine[] = {
		"tři stříbrné lžíce", "lampa koberec veverka", "correct horse battery staple",
		"x7Kq2mPv9ZtLw3",
		"Jana má ráda kyselé okurky", "na náměstí roste lípa", "$kQ!v9#zR&2m",
	};
	for (size_t i = 0; i < COUNT(fine); i++)
		if (!good(fine[i]))
			t->failed = fine[i];
	crypto_start();
	for (int i = 0; i < 200; i++)
		CHECK(!password_wrong(password_invent(&t->arena), context));
}

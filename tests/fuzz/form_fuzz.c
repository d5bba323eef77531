/* A form's fields, filled in by anybody: the input is the POST's body.  What is
 * read without an error keeps what the table of fields promises. */
#include "web/web_internal.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct record {
	str text, day, email, url, phone, choice, password;
	struct maybe_int number, any;
	struct str_list choices;
	bool tick;
};
static const struct choice offered[] = { { { "one", 3 }, "One" }, { { "two", 3 }, "Two" },
	{ { 0 }, NULL } };
static const struct field fields[] = {
	FIELD(struct record, text, TEXT, .label = "Text", .min = 2, .max = 20),
	FIELD(struct record, day, DAY, .label = "Day"),
	FIELD(struct record, email, EMAIL, .label = "E-mail"),
	FIELD(struct record, url, URL, .label = "Address"),
	FIELD(struct record, phone, PHONE, .label = "Phone"),
	FIELD(struct record, choice, CHOICE, .label = "Choice", .choices = offered),
	FIELD(struct record, choices, CHOICES, .label = "Choices", .choices = offered),
	FIELD(struct record, password, PASSWORD, .label = "Password", .max = 40),
	FIELD(struct record, number, INT, .label = "Number", .min = -5, .max = 2000),
	FIELD(struct record, any, INT, .label = "Any", .min = INT64_MIN),
	FIELD(struct record, tick, BOOL, .label = "Tick"),
	{ 0 }
};

static bool is_offered(str s) { return str_eq(s, offered[0].value) || str_eq(s, offered[1].value); }

static void check_record(const struct record *it)
{
	assert(!it->text.ptr || (utf8_length(it->text) >= 2 && utf8_length(it->text) <= 20));
	assert(!it->day.ptr || day_valid(it->day));
	assert(!it->email.ptr || (it->email.len <= 254 && str_has(it->email, S("@"))));
	assert(!it->url.ptr || str_starts(it->url, S("http")));
	assert(!it->choice.ptr || is_offered(it->choice));
	assert(!it->password.ptr || utf8_length(it->password) <= 40);
	assert(!it->number.set || (it->number.value >= -5 && it->number.value <= 2000));
	for (size_t i = 0; i < it->choices.count; i++)
		assert(is_offered(it->choices.items[i]));
}

/* Days survive every rule that counts with them. */
static void check_day(struct arena *a, str day)
{
	assert(day_weekday(day) >= 1 && day_weekday(day) <= 7);
	assert(str_eq(day_of(a, day_begins(day)), day));
	assert(str_order(day_add(a, day, 1), day) > 0 || str_is(day, "9999-12-31"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct req r = { .arena = &arena, .method = POST };
	struct record record = { 0 };
	str body = { (const char *)data, size };
	if (size && body_read(&r, S("application/x-www-form-urlencoded"), body)) {
		bool right = form_read(&r, fields, &record);
		assert(right == !r.errors.count);
		for (const struct field *f = fields; f->type; f++) {
			str text = field_text(&arena, f, &record);
			assert(!text.ptr || utf8_valid(text));
		}
		if (right)
			check_record(&record);
		if (record.day.ptr)
			check_day(&arena, record.day);
	}
	arena_free(&arena);
	return 0;
}

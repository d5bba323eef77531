#include "tests/check.h"

struct secret_form { str name, password; };
static const struct field secret_fields[] = {
	FIELD(struct secret_form, name, TEXT, .label = "Name"),
	FIELD(struct secret_form, password, PASSWORD, .label = "Password"),
	{ 0 }
};

UNIT(a_form_trims_texts_but_takes_a_password_as_it_was_typed)
{
	struct param sent[] = { { S("name"), S("  Jana ") }, { S("password"), S(" tajné slovo  ") } };
	struct req r = { .method = POST, .arena = &t->arena, .form = { sent, COUNT(sent) } };
	struct secret_form form = { 0 };
	CHECK(form_read(&r, secret_fields, &form));
	CHECK(str_is(form.name, "Jana"));
	CHECK(str_is(form.password, " tajné slovo  "));
}

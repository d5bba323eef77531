/* Steps of a life situation as somebody wrote them: what is accepted has steps that
 * begin with what to do, and promises nothing without a source. */
#include "app/catalogue/steps.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str text = utf8_mend(&arena, (str){ (const char *)data, size }), words;
	struct steps_reading got = steps_read(&arena, text);
	assert(got.steps.count <= STEPS_MOST);
	assert(!got.wrong == !steps_check(text));
	for (size_t i = 0; !got.wrong && i < got.steps.count; i++) {
		const struct step *s = &got.steps.items[i];
		assert(s->what.len);
		assert(s->source.len || !(s->deadline.len + s->money.len + s->checked.len));
		assert(!s->checked.len || day_valid(s->checked));
		str address = steps_address(s->source, &words);
		assert(!address.ptr || str_starts(address, S("http")));
		steps_pieces(&arena, s->papers);
		step_doubtful(&arena, s, S("2026-03-12"));
	}
	arena_free(&arena);
	return 0;
}

/* A message made of what strangers wrote: name of the portal, subject, text and
 * an address of a page, parted by NUL.  Whatever they are, the headers are ours,
 * the lines short, and all of it ASCII. */
#include "lib/jobs/mail_internal.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool known(str line)
{
	static const char *const names[] = { "Date: ", "From: ", "To: ", "Subject: ", "Message-ID: ",
		"Auto-Submitted: ", "List-Unsubscribe: ", "MIME-Version: ", "Content-Type: ",
		"Content-Transfer-Encoding: ", " =?UTF-8?B?" };
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_starts(line, str_of(names[i])))
			return true;
	return false;
}

static void check_lines(str rest)
{
	bool text = false;
	str line;
	while (str_cut(&rest, '\n', &line)) {
		if (!rest.ptr && !line.len)
			break;
		assert(str_ends(line, S("\r")));
		line.len--;
		assert(text || !line.len || known(line));
		assert(line.len <= (text ? 76 : 998));
		assert(!text || !str_is(line, "."));
		for (size_t i = 0; i < line.len; i++)
			assert((unsigned char)line.ptr[i] < 127 && line.ptr[i] != '\r');
		text |= !line.len;
	}
	assert(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str rest = { (const char *)data, size }, part[4] = { { 0 } };
	for (size_t i = 0; i < COUNT(part) && str_cut(&rest, '\0', &part[i]); i++)
		if (!utf8_valid(part[i]))
			part[i] = S("?");
	struct mail_message m = { .mark = S("0123"), .from = S("portal@mesto.cz"), .name = part[0],
		.to = S("jana@example.cz"), .subject = part[1], .text = part[2], .unsubscribe = part[3],
		.by_person = size & 1, .at = (int64_t)size * 86400 };
	check_lines(mail_write(&arena, &m));
	mail_address(part[0]);
	arena_free(&arena);
	return 0;
}

/* A document as the answer. */
#include "app/site/site.h"

int site_document(struct req *r, const struct document *d, enum document_format format, str name)
{
	str bytes = document_write(d, format, r->arena);
	if (!bytes.ptr)
		return answer_error(r, 500);
	str file = arena_printf(r->arena, "%.*s.%s", STR_ARG(name), document_suffix(format));
	return answer_file(r, document_type(format), file, bytes);
}

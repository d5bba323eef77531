/* What the writers of word processors' and spreadsheets' files share: XML, pictures, archives.
 * Only they include this. */
#ifndef DOC_OFFICE_H
#define DOC_OFFICE_H
#include "doc/document_writers.h"
#include "doc/drawing.h"
#include "doc/xlsx.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Text in XML; what XML cannot hold is left out. */
void xml_put(struct buf *, str);
/* A file of the archive that is a text of the program. */
#define OFFICE_PART(file, text) ((struct zip_part){ .name = (file), .bytes = str_of(text) })

/* A picture as an enhanced metafile, which both office suites draw sharply. */
str drawing_emf(const struct drawing *, struct arena *);

/* ---- OpenDocument (odt_styles.c) ---- */
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define ODT_NAMES "xmlns:office=\"" ODF "office:1.0\" xmlns:text=\"" ODF "text:1.0\" " \
	"xmlns:table=\"" ODF "table:1.0\" xmlns:style=\"" ODF "style:1.0\" " \
	"xmlns:draw=\"" ODF "drawing:1.0\" xmlns:meta=\"" ODF "meta:1.0\" " \
	"xmlns:fo=\"" ODF "xsl-fo-compatible:1.0\" xmlns:svg=\"" ODF "svg-compatible:1.0\" " \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " \
	"office:version=\"1.2\""
extern const char odt_tables[];
str odt_styles(const struct document *, struct arena *);
str odt_about(const struct document_about *, struct arena *);

/* ---- WordprocessingML (docx_parts.c) ---- */
enum { DOCX_LEVELS = 8 };
extern const char docx_types[], docx_package[], docx_settings[];
str docx_styles(const struct document *, struct arena *);
str docx_numbering(struct arena *, int lists);         /* of so many numbered lists */
str docx_footer(const struct document_about *, struct arena *);
str docx_core(const struct document_about *, struct arena *);

/* "cs-CZ" of "cs". */
str office_language(struct arena *, str language);
/* What stands at the foot of each page beside its number. */
str office_running(const struct document_about *);
#endif

#ifndef DEMARCHE_CXML_SHIM_H
#define DEMARCHE_CXML_SHIM_H

/* With it, the headers draw in the system's ICU, whose types clash with those of Foundation's own ICU. Only the end
   of a structure that is never made here depends on it. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* A mutable global in the header, which Swift 6 refuses to read. */
static inline const char *demarche_libxml2_version(void) { return xmlParserVersion; }

#endif

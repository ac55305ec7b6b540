#ifndef DEMARCHE_CXML_SHIM_H
#define DEMARCHE_CXML_SHIM_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* A mutable global in the header, which Swift 6 refuses to read. */
static inline const char *demarche_libxml2_version(void) { return xmlParserVersion; }

#endif

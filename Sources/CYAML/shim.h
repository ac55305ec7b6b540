#ifndef DEMARCHE_CYAML_SHIM_H
#define DEMARCHE_CYAML_SHIM_H

#include <yaml.h>

#endif

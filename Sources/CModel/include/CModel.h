#ifndef CMODEL_H
#define CMODEL_H

// Where the weights begin and end in the binary's read-only pages. The assembler puts the file's bytes there (model.S).
extern const unsigned char demarche_model_bytes[];
extern const unsigned char demarche_model_bytes_end[];

static inline const void *_Nullable demarche_model_start(void) { return demarche_model_bytes; }
static inline const void *_Nullable demarche_model_end(void) { return demarche_model_bytes_end; }

/// Asks for the cache line of an address, and waits for nothing.
static inline void demarche_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

#endif

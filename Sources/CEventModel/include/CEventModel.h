#ifndef CEVENTMODEL_H
#define CEVENTMODEL_H

// Where the weights of the event model begin and end in the binary's read-only pages (weights.S puts them there).
extern const unsigned char demarche_event_model_bytes[];
extern const unsigned char demarche_event_model_bytes_end[];

static inline const void *_Nonnull demarche_event_model_start(void) { return demarche_event_model_bytes; }
static inline const void *_Nonnull demarche_event_model_end(void) { return demarche_event_model_bytes_end; }

#endif

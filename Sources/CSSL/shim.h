// The functions on a plain context are what lets a hash be stopped and taken up again; libcrypto deprecates them in
// favour of contexts that cannot be written down.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>

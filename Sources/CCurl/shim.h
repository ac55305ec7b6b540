#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <sys/socket.h>

// curl_easy_setopt is variadic, which Swift cannot call: one function for each type of value.

typedef size_t (*demarche_curl_bytes)(char *, size_t, size_t, void *);
typedef int (*demarche_curl_progress)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
typedef int (*demarche_curl_ready)(void *, char *, char *, int, int);
typedef curl_socket_t (*demarche_curl_socket)(void *, curlsocktype, struct curl_sockaddr *);

// What OpenSSL said of the server's certificate: a code of X509_STORE_CTX_get_error.
static inline long demarche_curl_verify_result(CURL *handle) {
  long result = 0;
  curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &result);
  return result;
}

static inline CURLcode demarche_curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode demarche_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

/* Has the request post a copy of the bytes. */
static inline void demarche_curl_set_body(CURL *handle, const void *bytes, long count) {
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, count);
  curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, count > 0 ? bytes : "");
}

static inline CURLcode demarche_curl_set_fields(CURL *handle, struct curl_slist *fields) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, fields);
}

static inline CURLcode demarche_curl_set_context(CURL *handle, CURLoption option, void *context) {
  return curl_easy_setopt(handle, option, context);
}

static inline CURLcode demarche_curl_on_bytes(CURL *handle, CURLoption option, demarche_curl_bytes function) {
  return curl_easy_setopt(handle, option, function);
}

static inline CURLcode demarche_curl_on_progress(CURL *handle, demarche_curl_progress function) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

static inline CURLcode demarche_curl_on_ready(CURL *handle, demarche_curl_ready function) {
  return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, function);
}

static inline CURLcode demarche_curl_on_socket(CURL *handle, demarche_curl_socket function) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
}

static inline const struct sockaddr *demarche_curl_address(const struct curl_sockaddr *address) {
  return &address->addr;
}

/* Of the library that is loaded: 0x075500 is 7.85.0. */
static inline unsigned int demarche_curl_version(void) {
  return curl_version_info(CURLVERSION_NOW)->version_num;
}

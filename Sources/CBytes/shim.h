#include <stdint.h>

// What Swift has no word for: one bit a byte out of comparisons of sixteen bytes at once (SSE2, which every x86-64 has).
#if defined(__x86_64__)
#include <emmintrin.h>

static inline __m128i cbytes_within(__m128i bytes, char first, char width) {
  __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(width)), offset);
}

/* Which of 64 bytes are letters, digits or '_' of ASCII. */
static inline uint64_t cbytes_words(const void *bytes) {
  uint64_t marks = 0;
  for (int part = 0; part < 4; part++) {
    __m128i block = _mm_loadu_si128((const __m128i *)bytes + part);
    __m128i letters = cbytes_within(_mm_or_si128(block, _mm_set1_epi8(0x20)), 'a', 25);
    __m128i others = _mm_or_si128(cbytes_within(block, '0', 9), _mm_cmpeq_epi8(block, _mm_set1_epi8('_')));
    marks |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(letters, others)) << (16 * part);
  }
  return marks;
}

/* Which of 64 bytes are not ASCII or, if that is asked for, backslashes. */
static inline uint64_t cbytes_others(const void *bytes, int backslashes) {
  uint64_t marks = 0;
  for (int part = 0; part < 4; part++) {
    __m128i block = _mm_loadu_si128((const __m128i *)bytes + part);
    __m128i slashes = _mm_and_si128(
        _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')), _mm_set1_epi8(backslashes ? (char)0xFF : 0));
    marks |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(block, slashes)) << (16 * part);
  }
  return marks;
}
#endif

#include <sys/types.h>
// The C library hides it without _GNU_SOURCE, which a module cannot set for another.
ssize_t copy_file_range(int from, off_t *from_place, int to, off_t *to_place, size_t count, unsigned int flags);

#include <sys/timex.h>
#include <sys/vfs.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/types.h>

// The C library hides it without _GNU_SOURCE, which a module cannot set for another.
ssize_t copy_file_range(int from, off_t *from_place, int to, off_t *to_place, size_t count, unsigned int flags);

// By the kernel's own headers: the C library hides it likewise, and the number differs between processors.
#if defined(__aarch64__) || defined(__arm__)
enum { linux_open_direct = 0200000 };
#else
enum { linux_open_direct = 040000 };
#endif

// Shares the first bytes of a file with another. A call with varying arguments cannot be made from Swift.
static inline int linux_share_first(int from, int to, unsigned long long count) {
  struct file_clone_range range = {.src_fd = from, .src_offset = 0, .src_length = count, .dest_offset = 0};
  return ioctl(to, FICLONERANGE, &range);
}

/* The kind of file system that holds a path (statfs(2)); 0 if the system does not say. */
static inline long clinux_file_system(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (long)status.f_type : 0;
}

/* Whether something keeps the clock right (adjtimex(2)). */
static inline int clinux_clock_is_kept(void) {
  struct timex state = {.modes = 0};
  return adjtimex(&state) != TIME_ERROR && !(state.status & STA_UNSYNC);
}

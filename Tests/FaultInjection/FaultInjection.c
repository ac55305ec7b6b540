/* Makes the system calls fail by which a program changes files, to see what becomes of it. Loaded by LD_PRELOAD, so
   that the program under test is the one that people run, and the library that keeps its journal is caught too.

   FAULT_FOLDER   only calls on files whose path holds this text count
   FAULT_COUNTER  a file of eight bytes that counts the calls of all processes together
   FAULT_AT       the number of the call at which it happens, from 1; without it calls are only counted
   FAULT_KIND     kill: the process gets SIGKILL before the call is made
                  an errno's number: that call fails with it
                  an errno's number and +: that call and all later ones fail, as on a full disk
   FAULT_CLOCK    seconds by which the clock on the wall is off */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static atomic_long *counter;
static const char *folder, *kind;
static long place, offset;

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_COUNTER"), *at = getenv("FAULT_AT");
  folder = getenv("FAULT_FOLDER");
  kind = getenv("FAULT_KIND");
  place = at ? atol(at) : 0;
  offset = getenv("FAULT_CLOCK") ? atol(getenv("FAULT_CLOCK")) : 0;
  if (!path || !folder) return;
  int descriptor = REAL(open)(path, O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return;
  void *shared = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  close(descriptor);
  if (shared != MAP_FAILED) counter = shared;
}

/* Counts a call; whether it has to fail, in which case errno is set. */
static int fails(const char *path) {
  if (!counter || !path || !strstr(path, folder)) return 0;
  const long number = atomic_fetch_add(counter, 1) + 1;
  if (place == 0 || !kind || number < place) return 0;
  if (strcmp(kind, "kill") == 0) {
    if (number == place) kill(getpid(), SIGKILL);
    return 0;
  }
  if (number > place && !strchr(kind, '+')) return 0;
  errno = atoi(kind);
  return 1;
}

static int descriptor_fails(int descriptor) {
  char link[64], path[4096];
  if (!counter) return 0;
  const int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t count = readlink(link, path, sizeof path - 1);
  errno = before;
  if (count < 0) return 0;
  path[count] = 0;
  return fails(path);
}

#define ON_PATH(name, parameters, path, ...)         \
  int name parameters {                              \
    if (fails(path)) return -1;                      \
    return REAL(name)(__VA_ARGS__);                  \
  }
#define ON_DESCRIPTOR(type, name, parameters, ...)   \
  type name parameters {                             \
    if (descriptor_fails(descriptor)) return -1;     \
    return REAL(name)(__VA_ARGS__);                  \
  }

ON_PATH(rename, (const char *from, const char *to), to, from, to)
ON_PATH(mkdir, (const char *path, mode_t mode), path, path, mode)
ON_PATH(unlink, (const char *path), path, path)
ON_PATH(rmdir, (const char *path), path, path)
ON_PATH(symlink, (const char *target, const char *path), path, target, path)
ON_DESCRIPTOR(ssize_t, write, (int descriptor, const void *bytes, size_t count), descriptor, bytes, count)
ON_DESCRIPTOR(ssize_t, pwrite, (int descriptor, const void *bytes, size_t count, off_t place), descriptor, bytes,
  count, place)
ON_DESCRIPTOR(ssize_t, pwrite64, (int descriptor, const void *bytes, size_t count, off64_t place), descriptor,
  bytes, count, place)
ON_DESCRIPTOR(int, fsync, (int descriptor), descriptor)
ON_DESCRIPTOR(int, fdatasync, (int descriptor), descriptor)
ON_DESCRIPTOR(int, ftruncate, (int descriptor, off_t size), descriptor, size)
ON_DESCRIPTOR(int, ftruncate64, (int descriptor, off64_t size), descriptor, size)

#define OPEN(name)                                                 \
  int name(const char *path, int flags, ...) {                     \
    mode_t mode = 0;                                               \
    if (flags & O_CREAT) {                                         \
      va_list rest;                                                \
      va_start(rest, flags);                                       \
      mode = va_arg(rest, mode_t);                                 \
      va_end(rest);                                                \
      if (fails(path)) return -1;                                  \
    }                                                              \
    return REAL(name)(path, flags, mode);                          \
  }
OPEN(open)
OPEN(open64)

time_t time(time_t *result) {
  const time_t now = REAL(time)(NULL) + offset;
  if (result) *result = now;
  return now;
}

int clock_gettime(clockid_t clock, struct timespec *result) {
  const int status = REAL(clock_gettime)(clock, result);
  if (status == 0 && clock == CLOCK_REALTIME) result->tv_sec += offset;
  return status;
}

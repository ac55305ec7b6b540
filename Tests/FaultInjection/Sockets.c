// Loaded before a command: adds a byte to the file that SOCKETS names for each socket that is not of this machine alone.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int socket(int domain, int type, int protocol) {
  static int (*real)(int, int, int);
  if (!real) real = (int (*)(int, int, int))dlsym(RTLD_NEXT, "socket");
  const char *path = getenv("SOCKETS");
  if (path && (domain == AF_INET || domain == AF_INET6)) {
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file >= 0) {
      (void)!write(file, "s", 1);
      close(file);
    }
  }
  return real(domain, type, protocol);
}

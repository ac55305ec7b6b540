#ifndef DEMARCHE_CPROCESS_H
#define DEMARCHE_CPROCESS_H

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

/* Linux has it; the headers show it to those who ask for all GNU extensions, which Swift's own view of them
   does not. */
extern int pipe2(int ends[2], int flags);

/* Starts a program that leads a process group of its own and is sent `death_signal` when the thread that calls
   this ends. posix_spawn has no way to ask for the latter, and Swift can call neither vfork nor prctl. Between
   vfork and exec only system calls are made, with all signals blocked, so that no handler of ours runs in the
   child. `path` is searched for nowhere. `memory` bounds what the program may allocate, in bytes; 0 for no
   bound. Gives the process, or the negative errno. */
static inline pid_t process_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *folder, int input,
    int output, int errors, int death_signal, unsigned long memory) {
  sigset_t all, before;
  const pid_t parent = getpid();
  volatile int problem = 0;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t child = vfork();
  if (child == 0) {
    const struct rlimit limit = {memory, memory}, no_core = {0, 0};
    struct sigaction initial = {.sa_handler = SIG_DFL};
    sigset_t none;
    for (int number = 1; number < NSIG; number++) sigaction(number, &initial, NULL);
    sigemptyset(&none);
    setrlimit(RLIMIT_CORE, &no_core);
    errno = 0;
    if (setpgid(0, 0) == 0 && prctl(PR_SET_PDEATHSIG, death_signal) == 0 && getppid() == parent &&
        (memory == 0 || setrlimit(RLIMIT_DATA, &limit) == 0) && dup2(input, 0) == 0 && dup2(output, 1) == 1 &&
        dup2(errors, 2) == 2 && (folder == NULL || chdir(folder) == 0)) {
      pthread_sigmask(SIG_SETMASK, &none, NULL);
      execve(path, arguments, environment);
    }
    problem = errno ? errno : ESRCH;
    _exit(127);
  }
  if (child < 0) problem = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return problem == 0 ? child : -problem;
}

#endif

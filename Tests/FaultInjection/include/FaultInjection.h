/* Nothing to call: the library is loaded before a program by LD_PRELOAD. See FaultInjection.c. */

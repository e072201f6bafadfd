/*
 * Preloaded into a program, it makes the disk's synchronisation slower and counts it: after each
 * fsync(2) and fdatasync(2) the calling thread sleeps, as it would wait for a slower disk. SQLite
 * and PostgreSQL hold their lock for writing to the log meanwhile, as with a real disk.
 *
 * BENCH_DISK_DELAY: nanoseconds that each call takes longer.
 * BENCH_DISK_COUNT: a file of 16 bytes that all processes share: calls, and nanoseconds in them.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static struct counted {
  _Atomic uint64_t calls, nanoseconds;
} *counted;
static long delay;
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void begin(void) {
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  const char *nanoseconds = getenv("BENCH_DISK_DELAY");
  if (nanoseconds) delay = atol(nanoseconds);
  const char *path = getenv("BENCH_DISK_COUNT");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *shared = mmap(NULL, sizeof *counted, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (shared != MAP_FAILED) counted = shared;
  close(file);
}

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int slowly(int (*call)(int), int file) {
  uint64_t began = now();
  int result = call(file);
  if (delay > 0) {
    /* Linux may wake a thread 50 µs late otherwise. */
    prctl(PR_SET_TIMERSLACK, 1);
    struct timespec rest = {delay / 1000000000, delay % 1000000000};
    while (nanosleep(&rest, &rest) != 0) {
    }
  }
  if (counted) {
    atomic_fetch_add(&counted->calls, 1);
    atomic_fetch_add(&counted->nanoseconds, now() - began);
  }
  return result;
}

int fsync(int file) { return slowly(real_fsync, file); }

int fdatasync(int file) { return slowly(real_fdatasync, file); }

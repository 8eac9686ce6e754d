// verifier THREADS LIST: checks a list of sha256sum, as fast as this machine can. A yardstick, not a gate: it trusts its list.
#define _GNU_SOURCE
#define OPENSSL_SUPPRESS_DEPRECATED
#include <fcntl.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_BYTES = 256 * 1024, TAKEN_AT_ONCE = 16, MAX_THREADS = 64, PATH_AT = 66 };

static char **lines;
static long count;
static atomic_long next, bad;

static int matches(const char *line, unsigned char *buffer) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  struct stat stats;
  int fd = open(line + PATH_AT, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &stats) != 0) return 0;
  ssize_t n = read(fd, buffer, BUFFER_BYTES);
  if (n < BUFFER_BYTES && n == stats.st_size) {
    SHA256(buffer, n, digest);
  } else {
    SHA256_CTX context;
    SHA256_Init(&context);
    for (; n > 0; n = read(fd, buffer, BUFFER_BYTES)) SHA256_Update(&context, buffer, n);
    SHA256_Final(digest, &context);
  }
  close(fd);
  for (int at = 0; at < SHA256_DIGEST_LENGTH; at++) {
    char hex[3];
    snprintf(hex, sizeof hex, "%02x", digest[at]);
    if (memcmp(hex, line + 2 * at, 2) != 0) return 0;
  }
  return 1;
}

static void *work(void *unused) {
  unsigned char *buffer = malloc(BUFFER_BYTES);
  for (;;) {
    long from = atomic_fetch_add(&next, TAKEN_AT_ONCE);
    if (from >= count) break;
    for (long at = from; at < from + TAKEN_AT_ONCE && at < count; at++)
      if (!matches(lines[at], buffer)) bad++;
  }
  free(buffer);
  return unused;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int threads = atoi(argv[1]);
  int fd = open(argv[2], O_RDONLY);
  struct stat stats;
  if (threads < 1 || threads > MAX_THREADS || fd < 0 || fstat(fd, &stats) != 0) return 2;
  char *text = malloc(stats.st_size + 1);
  long length = 0;
  for (ssize_t n; (n = read(fd, text + length, stats.st_size - length)) > 0;) length += n;
  lines = malloc(sizeof(char *) * (length / PATH_AT + 2));
  for (char *at = text, *end = text + length; at < end;) {
    char *stop = memchr(at, '\n', end - at);
    if (stop == NULL || stop - at <= PATH_AT) return 2;
    *stop = 0;
    lines[count++] = at;
    at = stop + 1;
  }
  pthread_t others[MAX_THREADS];
  for (int at = 1; at < threads; at++) pthread_create(&others[at], NULL, work, NULL);
  work(NULL);
  for (int at = 1; at < threads; at++) pthread_join(others[at], NULL);
  printf("%ld files, %ld bad\n", count, (long)bad);
  return count == 0 || bad != 0;
}

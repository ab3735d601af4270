/*
 * The floor below every server: what the kernel takes to write to sockets on loopback, and nothing else.
 * usage: gcc -O2 -o /tmp/writes src/bench/c/writes.c && /tmp/writes <sockets> <bytes> <pause in µs between rounds> <rounds>
 * A child connects the sockets and reads what comes; the parent writes to each in turn and prints its own CPU per write.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static void read_all(struct sockaddr_in address, int sockets) {
  int epoll = epoll_create1(0);
  for (int n = 0; n < sockets; n++) {
    int socket_ = socket(AF_INET, SOCK_STREAM, 0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = socket_};
    if (connect(socket_, (struct sockaddr *)&address, sizeof address) != 0) exit(1);
    epoll_ctl(epoll, EPOLL_CTL_ADD, socket_, &event);
  }
  static char buffer[65536];
  struct epoll_event events[256];
  for (;;) {
    int ready = epoll_wait(epoll, events, 256, -1);
    for (int n = 0; n < ready; n++)
      if (read(events[n].data.fd, buffer, sizeof buffer) <= 0) exit(0);
  }
}

static double cpu_micros(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

int main(int count, char **arguments) {
  if (count != 5) return 2;
  int sockets = atoi(arguments[1]), bytes = atoi(arguments[2]), pause = atoi(arguments[3]), rounds = atoi(arguments[4]);
  int door = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  if (bind(door, (struct sockaddr *)&address, length) != 0 || listen(door, 4096) != 0) return 1;
  getsockname(door, (struct sockaddr *)&address, &length);
  if (fork() == 0) read_all(address, sockets);
  int *accepted = malloc(sockets * sizeof *accepted);
  for (int n = 0; n < sockets; n++) {
    accepted[n] = accept(door, NULL, NULL);
    setsockopt(accepted[n], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  char *frame = malloc(bytes);
  memset(frame, 'x', bytes);
  double before = cpu_micros();
  for (int round = 0; round < rounds; round++) {
    for (int n = 0; n < sockets; n++)
      if (write(accepted[n], frame, bytes) != bytes) return 1;
    if (pause > 0) usleep(pause);
  }
  printf("%d sockets, %d bytes, every %d µs: %.2f µs CPU per write\n", sockets, bytes, pause,
         (cpu_micros() - before) / ((double)sockets * rounds));
  return 0;
}

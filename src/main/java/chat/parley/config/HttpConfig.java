package chat.parley.config;

import java.util.List;

/**
 * The {@code http} section: where Parley listens, and to whom.
 *
 * @param port 0 takes any free one
 * @param loops how many event loops accept clients; 0 is one per core
 * @param transport {@code epoll}, {@code io_uring}, {@code nio}, or {@code auto}: epoll where it
 *     runs
 * @param origins pages of other origins that may connect, such as {@code https://chat.example.org};
 *     {@code *} allows all; a page of Parley's own origin always may
 * @param trustedProxies addresses and networks (such as {@code 10.0.0.0/8}) whose {@code Forwarded}
 *     or {@code X-Forwarded-For} is believed
 * @param compression whether answers over HTTP, those to polling among them, are compressed for
 *     clients that can read that; WebSockets never are
 * @param idleSeconds how long a connection without a socket may be silent
 */
public record HttpConfig(
    String host,
    int port,
    int loops,
    String transport,
    List<String> origins,
    List<AddressRange> trustedProxies,
    boolean compression,
    int idleSeconds) {

  static HttpConfig read(Section section) {
    return new HttpConfig(
        section.text("host", "127.0.0.1"),
        section.integer("port", 8080, 0, 65_535),
        section.integer("loops", 0, 0, 1_024),
        section.oneOf("transport", "auto", List.of("auto", "epoll", "io_uring", "nio")),
        section.texts("origins", List.of()),
        AddressRange.list("http.trustedProxies", section.texts("trustedProxies", List.of())),
        section.flag("compression", false),
        section.integer("idleSeconds", 60, 1, 86_400));
  }

  public HttpConfig withPort(int port) {
    return new HttpConfig(
        host, port, loops, transport, origins, trustedProxies, compression, idleSeconds);
  }

  public HttpConfig withLoops(int loops) {
    return new HttpConfig(
        host, port, loops, transport, origins, trustedProxies, compression, idleSeconds);
  }
}

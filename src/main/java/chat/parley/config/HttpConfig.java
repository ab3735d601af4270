package chat.parley.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code http} section: where Parley listens, and to whom.
 *
 * @param port 0 takes any free one
 * @param loops how many event loops accept clients; 0 is one per core
 * @param transport {@code epoll}, {@code io_uring}, {@code nio}, or {@code auto}: epoll where it
 *     runs
 * @param hosts names by which clients call this server besides its local ones, such as {@code
 *     chat.example.org} when a proxy stands before it; {@code *} for any
 * @param origins pages of other origins that may connect, such as {@code https://chat.example.org};
 *     {@code *} allows all; a page of Parley's own origin always may
 * @param clientAddresses where clients may go on when this node is out of reach: those of all nodes
 *     that they reach without a balancer, such as {@code https://a.chat.example.org}
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
    List<String> hosts,
    List<String> origins,
    List<String> clientAddresses,
    List<AddressRange> trustedProxies,
    boolean compression,
    int idleSeconds) {
  private static final String ANY = "*";
  private static final List<String> WEB = List.of("http", "https");
  private static final String HOSTS =
      "names or addresses without scheme and port, such as chat.example.org, or *";
  private static final String ADDRESSES =
      "addresses of nodes with http or https, a host and no path, such as https://a.example.org";
  private static final String ORIGINS =
      "origins with scheme and host and no path, such as https://chat.example.org, or *";

  static HttpConfig read(Section section) {
    return new HttpConfig(
        section.host("host", "127.0.0.1"),
        section.integer("port", 8080, 0, 65_535),
        section.integer("loops", 0, 0, 1_024),
        section.oneOf("transport", "auto", List.of("auto", "epoll", "io_uring", "nio")),
        section.texts("hosts", List.of(), HttpConfig::host, HOSTS),
        section.texts("origins", List.of(), HttpConfig::origin, ORIGINS),
        section.texts("clientAddresses", List.of(), HttpConfig::address, ADDRESSES),
        AddressRange.list("http.trustedProxies", section.texts("trustedProxies", List.of())),
        section.flag("compression", false),
        section.integer("idleSeconds", 60, 1, 86_400));
  }

  /** How many there are, when it was left to the machine too. */
  public int acceptingLoops() {
    return loops > 0 ? loops : Runtime.getRuntime().availableProcessors();
  }

  /** Whose pages may connect: a node's page goes on at any of the others. */
  public List<String> admittedOrigins() {
    return Stream.concat(origins.stream(), clientAddresses.stream()).distinct().toList();
  }

  /** By which names the operator says that this node is called. */
  public List<String> ownHosts() {
    Stream<String> addressed =
        clientAddresses.stream().flatMap(it -> WebOrigin.written(it).stream()).map(WebOrigin::host);
    return Stream.concat(hosts.stream(), addressed).distinct().toList();
  }

  public HttpConfig withPort(int port) {
    return with(port, loops);
  }

  public HttpConfig withLoops(int loops) {
    return with(port, loops);
  }

  private HttpConfig with(int port, int loops) {
    return new HttpConfig(
        host,
        port,
        loops,
        transport,
        hosts,
        origins,
        clientAddresses,
        trustedProxies,
        compression,
        idleSeconds);
  }

  private static Optional<String> host(String given) {
    return given.equals(ANY) ? Optional.of(ANY) : HostName.written(given);
  }

  private static Optional<String> address(String given) {
    return WebOrigin.written(given)
        .filter(origin -> WEB.contains(origin.scheme()))
        .map(WebOrigin::text);
  }

  private static Optional<String> origin(String given) {
    return given.equals(ANY) ? Optional.of(ANY) : WebOrigin.written(given).map(WebOrigin::text);
  }
}

package chat.parley.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names lead to an address that was looked at, or nowhere. */
class PublicDestinationsTest {
  private final List<String> lookups = new ArrayList<>();
  private final Map<String, List<String>> names =
      Map.of(
          "good.org", List.of("8.8.8.8"),
          "both.org", List.of("2606:4700::1111", "8.8.4.4"),
          "six.org", List.of("2606:4700::1111"),
          "mixed.org", List.of("8.8.8.8", "10.0.0.1"),
          "mixed6.org", List.of("8.8.8.8", "fd00::1"),
          "none.org", List.of());
  private final Destinations destinations =
      new PublicDestinations(this::lookup, new PublicAddresses(Set.of(), List.of()));

  private Future<List<InetAddress>> lookup(String name) {
    lookups.add(name);
    List<InetAddress> found = new ArrayList<>();
    try {
      for (String literal : names.getOrDefault(name, List.of())) {
        found.add(InetAddress.getByName(literal));
      }
    } catch (UnknownHostException wrong) {
      throw new AssertionError(wrong);
    }
    return Future.succeededFuture(found);
  }

  private Future<SocketAddress> of(String url) {
    return destinations.of(WebAddress.parse(url).orElseThrow());
  }

  @Test
  @DisplayName("a public name leads to its address, and is looked up once")
  void publicNames() {
    assertEquals("8.8.8.8:80", of("http://good.org/").result().toString());
    assertEquals("8.8.4.4:443", of("https://both.org/").result().toString());
    assertEquals("2606:4700:0:0:0:0:0:1111", of("https://six.org/").result().hostAddress());
    assertEquals(List.of("good.org", "both.org", "six.org"), lookups);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://mixed.org/",
        "http://mixed6.org/",
        "http://none.org/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://a.localhost/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://router.home.arpa/",
        "http://x.onion/"
      })
  @DisplayName("a name with one private address among public ones leads nowhere, like local ones")
  void nowhere(String url) {
    assertTrue(of(url).cause() instanceof NotFetched, url);
  }

  @Test
  @DisplayName("literal addresses and local names are not looked up")
  void notLookedUp() {
    of("http://8.8.8.8/");
    of("http://a.localhost/");
    assertEquals(List.of(), lookups);
  }
}

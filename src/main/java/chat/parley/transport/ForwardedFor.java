package chat.parley.transport;

import chat.parley.config.AddressRange;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From where a request really comes that a reverse proxy has passed on: {@code Forwarded} (RFC
 * 7239) or, where that is missing, {@code X-Forwarded-For}. Only proxies that the operator names
 * are believed, so it is the last address that none of them has.
 */
final class ForwardedFor {
  private static final int MOST_HOPS = 32;
  private static final Pattern FOR =
      Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)");
  private static final Pattern PROTOCOL =
      Pattern.compile("(?i)(?:^|;)\\s*proto\\s*=\\s*\"?(https?)\"?\\s*(?:;|$)");
  private static final Pattern ADDRESS =
      Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::\\d+)?|([0-9.]+)(?::\\d+)?|([0-9A-Fa-f:.]+)");

  private final List<AddressRange> trusted;

  ForwardedFor(List<AddressRange> trusted) {
    this.trusted = trusted;
  }

  /** Whether the address is that of a proxy which is believed. */
  boolean trusts(String address) {
    return !trusted.isEmpty()
        && parsed(address)
            .filter(some -> trusted.stream().anyMatch(in -> in.holds(some)))
            .isPresent();
  }

  /** The client's address, when the request says one that can be believed. */
  Optional<String> client(HttpServerRequest request) {
    Optional<String> client = Optional.empty();
    for (String hop : hops(request)) {
      Optional<String> address = literal(hop);
      if (address.isEmpty()) {
        return client;
      }
      client = address;
      if (!trusts(address.get())) {
        return client;
      }
    }
    return client;
  }

  /** The nearest first. */
  private static List<String> hops(HttpServerRequest request) {
    List<String> forwarded = elements(request, "forwarded");
    List<String> hops = new ArrayList<>();
    if (forwarded.isEmpty()) {
      hops.addAll(elements(request, "x-forwarded-for"));
    } else {
      forwarded.forEach(element -> hops.add(named(FOR, element).orElse("")));
    }
    Collections.reverse(hops);
    return hops.subList(0, Math.min(MOST_HOPS, hops.size()));
  }

  private static List<String> elements(HttpServerRequest request, String header) {
    List<String> elements = new ArrayList<>();
    request.headers().getAll(header).forEach(line -> elements.addAll(List.of(line.split(",", -1))));
    return elements;
  }

  private static Optional<String> named(Pattern name, String element) {
    Matcher found = name.matcher(element);
    return found.find() ? Optional.of(found.group(1).replace("\"", "")) : Optional.empty();
  }

  /** Without a port; nothing for {@code unknown}, hidden names and whatever else is no address. */
  private static Optional<String> literal(String hop) {
    Matcher address = ADDRESS.matcher(hop.strip());
    if (!address.matches()) {
      return Optional.empty();
    }
    String digits =
        Optional.ofNullable(address.group(1))
            .or(() -> Optional.ofNullable(address.group(2)))
            .orElseGet(() -> address.group(3));
    return parsed(digits).map(InetAddress::getHostAddress);
  }

  private static Optional<InetAddress> parsed(String digits) {
    try {
      // names, of which somebody would have to be asked, are none of these
      return digits.matches("[0-9.]+|[0-9A-Fa-f:.%]*:[0-9A-Za-z:.%]*")
          ? Optional.of(InetAddress.getByName(digits))
          : Optional.empty();
    } catch (UnknownHostException strange) {
      return Optional.empty();
    }
  }

  /** {@code http} or {@code https}, as the client sees it. */
  Optional<String> scheme(HttpServerRequest request) {
    List<String> forwarded = elements(request, "forwarded");
    return forwarded.isEmpty()
        ? elements(request, "x-forwarded-proto").stream()
            .map(String::strip)
            .filter(scheme -> scheme.matches("(?i)https?"))
            .findFirst()
        : named(PROTOCOL, forwarded.get(0));
  }
}

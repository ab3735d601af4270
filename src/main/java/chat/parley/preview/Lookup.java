package chat.parley.preview;

import io.vertx.core.Future;
import io.vertx.core.dns.DnsClient;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks DNS for all addresses of a name, without the hosts file and the domains of this machine. */
final class Lookup implements Function<String, Future<List<InetAddress>>> {
  private final DnsClient dns;

  Lookup(DnsClient dns) {
    this.dns = dns;
  }

  @Override
  public Future<List<InetAddress>> apply(String name) {
    Future<List<String>> four = dns.resolveA(name).otherwise(List.of());
    Future<List<String>> six = dns.resolveAAAA(name).otherwise(List.of());
    return Future.all(four, six).map(both -> literals(four.result(), six.result()));
  }

  private static List<InetAddress> literals(List<String> four, List<String> six) {
    List<InetAddress> all = new ArrayList<>();
    try {
      for (String literal : four) {
        all.add(InetAddress.getByName(literal));
      }
      for (String literal : six) {
        all.add(InetAddress.getByName(literal));
      }
      return all;
    } catch (UnknownHostException noLiteral) {
      return List.of();
    }
  }
}

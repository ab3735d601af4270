package chat.parley.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Hosts on this machine, as network namespaces, each with two cards: one to the other hosts, which
 * can be cut, and one to the clients and the database, which stays.
 */
final class Namespaces implements AutoCloseable {
  private static final String MARK = "pa" + ProcessHandle.current().pid() % 10_000;

  /** The last number of the machine's own address in each net. */
  private static final int HERE = 254;

  private final int hosts;

  /** Two nets that nobody has: a run that was killed leaves its own behind. */
  private final String inner;

  private final String outer;

  /** Whether the machine and the user may have any. */
  static boolean allowed() {
    try {
      return run("ip", "netns", "add", MARK + "x") == 0
          && run("ip", "netns", "del", MARK + "x") == 0;
    } catch (UncheckedIOException noSuchCommand) {
      return false;
    }
  }

  Namespaces(int hosts) {
    this.hosts = hosts;
    List<String> free = freeNets();
    inner = free.get(0);
    outer = free.get(1);
    bridge("a", inner);
    bridge("b", outer);
    for (int n = 1; n <= hosts; n++) {
      must("ip", "netns", "add", host(n));
      must("ip", "-n", host(n), "link", "set", "lo", "up");
      card("a", n, inner);
      card("b", n, outer);
    }
  }

  private static List<String> freeNets() {
    try {
      Set<String> taken =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .map(InetAddress::getHostAddress)
              .collect(Collectors.toSet());
      return IntStream.range(76, 256)
          .mapToObj(n -> "10.213." + n + ".")
          .filter(net -> !taken.contains(net + HERE))
          .toList();
    } catch (SocketException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void bridge(String net, String subnet) {
    must("ip", "link", "add", MARK + net, "type", "bridge");
    must("ip", "addr", "add", subnet + HERE + "/24", "dev", MARK + net);
    must("ip", "link", "set", MARK + net, "up");
  }

  private static void card(String net, int n, String subnet) {
    String inside = "eth" + net;
    must(
        "ip",
        "link",
        "add",
        outside(net, n),
        "type",
        "veth",
        "peer",
        "name",
        inside,
        "netns",
        host(n));
    must("ip", "link", "set", outside(net, n), "master", MARK + net, "up");
    must("ip", "-n", host(n), "addr", "add", subnet + n + "/24", "dev", inside);
    must("ip", "-n", host(n), "link", "set", inside, "up");
  }

  private static String host(int n) {
    return MARK + "h" + n;
  }

  private static String outside(String net, int n) {
    return MARK + net + n;
  }

  /** Its address for the other hosts. */
  String inner(int n) {
    return inner + n;
  }

  /** Its address for clients. */
  String outer(int n) {
    return outer + n;
  }

  /** The address of the machine itself, for the hosts. */
  String here() {
    return outer + HERE;
  }

  /** What runs a command on a host. */
  List<String> on(int n) {
    return List.of("ip", "netns", "exec", host(n));
  }

  /** From now on packets between this host and the others vanish; nobody is told. */
  void cut(int n) {
    must("ip", "link", "set", outside("a", n), "nomaster");
  }

  void heal(int n) {
    must("ip", "link", "set", outside("a", n), "master", MARK + "a");
  }

  private static void must(String... command) {
    if (run(command) != 0) {
      throw new AssertionError("failed: " + String.join(" ", command));
    }
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  @Override
  public void close() {
    for (int n = 1; n <= hosts; n++) {
      run("ip", "netns", "del", host(n));
    }
    run("ip", "link", "del", MARK + "a");
    run("ip", "link", "del", MARK + "b");
  }
}

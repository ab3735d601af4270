package chat.parley.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Hosts on this machine, as network namespaces, each with two cards: one to the other hosts, which
 * can be cut, and one to the clients and the database, which stays.
 */
final class Namespaces implements AutoCloseable {
  private static final String MARK = "pa" + ProcessHandle.current().pid() % 10_000;

  private final int hosts;

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
    bridge("a", 76);
    bridge("b", 77);
    for (int n = 1; n <= hosts; n++) {
      must("ip", "netns", "add", host(n));
      must("ip", "-n", host(n), "link", "set", "lo", "up");
      card("a", n, 76);
      card("b", n, 77);
    }
  }

  private static void bridge(String net, int subnet) {
    must("ip", "link", "add", MARK + net, "type", "bridge");
    must("ip", "addr", "add", "10.213." + subnet + ".254/24", "dev", MARK + net);
    must("ip", "link", "set", MARK + net, "up");
  }

  private static void card(String net, int n, int subnet) {
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
    must("ip", "-n", host(n), "addr", "add", "10.213." + subnet + "." + n + "/24", "dev", inside);
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
    return "10.213.76." + n;
  }

  /** Its address for clients. */
  String outer(int n) {
    return "10.213.77." + n;
  }

  /** The address of the machine itself, for the hosts. */
  String here() {
    return "10.213.77.254";
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

package chat.parley.bench;

import chat.parley.bench.load.ChatDialect;
import chat.parley.bench.load.ChatRelayDialect;
import chat.parley.bench.load.Dialect;
import chat.parley.bench.load.RawDialect;
import chat.parley.bench.load.SocketIoDialect;
import chat.parley.support.Lifted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The servers that stand beside one another; rows of one dialect do equal work. */
final class Targets {
  private static final String SERVERS = "chat.parley.bench.server.";
  private static final String SCRIPTS = "src/bench/js/";
  private static final String JAR = "target/parley.jar";
  private static final Dialect RAW = new RawDialect();
  private static final Dialect SOCKET_IO = new SocketIoDialect();

  /** What only shows what a setting costs is measured where it matters. */
  private static final Set<String> ONLY_SATURATED =
      Set.of("steady", "rooms", "direct", "storm", "idle", "slow");

  private static final Set<String> ONLY_DIRECT =
      Set.of("saturated", "steady", "rooms", "storm", "idle", "slow");

  private final String java =
      Path.of(System.getProperty("java.home"), "bin", "java").toAbsolutePath().toString();
  private final List<Target> all = new ArrayList<>();

  private Targets() {}

  static List<Target> all() {
    Targets targets = new Targets();
    targets.raw();
    targets.chat();
    targets.socketIo();
    return List.copyOf(targets.all);
  }

  private void raw() {
    parleyRaw("Parley, raw frames", Set.of(), "EPOLL", "2");
    parleyRaw("Parley, raw frames, one loop", Set.of(), "EPOLL", "1");
    parleyRaw("Parley, raw frames, io_uring", ONLY_SATURATED, "IO_URING", "2");
    parleyRaw("Parley, raw frames, nio", ONLY_SATURATED, "NIO", "2");
    parleyRaw("Parley, raw frames, Nagle on", ONLY_DIRECT, "EPOLL", "2", "nagle");
    script("uWebSockets.js", RAW, "node", SCRIPTS + "raw-uws.cjs", "PORT");
    script("Bun", RAW, SCRIPTS + "node_modules/.bin/bun", SCRIPTS + "raw-bun.cjs", "PORT");
    script("ws on Node", RAW, "node", SCRIPTS + "raw-ws.cjs", "PORT");
    jvm("plain Vert.x", RAW, Set.of(), SERVERS + "PlainVertx", "PORT");
    jvm("(costless, to check the client)", RAW, ONLY_SATURATED, SERVERS + "Costless", "PORT");
  }

  private void parleyRaw(String name, Set<String> skips, String... arguments) {
    List<String> program = new ArrayList<>(List.of(SERVERS + "ParleyRaw", "PORT"));
    program.addAll(List.of(arguments));
    jvm(name, RAW, skips, program.toArray(String[]::new));
  }

  private void chat() {
    jar("Parley, chat.v1, history off (emit)", new ChatDialect(false), Set.of());
    jar("Parley, chat.v1, history on (send)", new ChatDialect(true), Set.of("direct"));
  }

  private void socketIo() {
    jvm("Parley, Socket.IO", SOCKET_IO, Set.of(), SERVERS + "ParleySocketIo", "PORT");
    jvm(
        "Parley, Socket.IO, recovery on",
        SOCKET_IO,
        ONLY_SATURATED,
        SERVERS + "ParleySocketIo",
        "PORT",
        "recovery");
    jar(
        "Parley, the chat over Socket.IO (relay)",
        new ChatRelayDialect(),
        Set.of("rooms", "storm"));
    script("socket.io on Node", SOCKET_IO, "node", SCRIPTS + "socketio.cjs", "PORT");
    jvm("netty-socketio", SOCKET_IO, Set.of(), SERVERS + "NettySocketIo", "PORT");
  }

  private void jvm(String name, Dialect dialect, Set<String> skips, String... program) {
    List<String> command = new ArrayList<>(List.of(java, "-Xmx1g", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(Arrays.asList(program));
    all.add(new Target(name, dialect, command, Map.of(), true, skips));
  }

  private void script(String name, Dialect dialect, String... command) {
    all.add(new Target(name, dialect, List.of(command), Map.of(), false, Set.of()));
  }

  /** The fat jar as people run it, but for the limits of what one may say. */
  private void jar(String name, Dialect dialect, Set<String> skips) {
    List<String> command =
        List.of(java, "-Xmx1g", "-jar", JAR, "--port", "PORT", "--data", folder());
    all.add(new Target(name, dialect, command, Lifted.limits(), true, skips));
  }

  private static String folder() {
    try {
      return Files.createTempDirectory("parley-bench").toString();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}

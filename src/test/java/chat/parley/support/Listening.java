package chat.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** At which addresses and ports a process takes connections, as Linux knows it. */
public record Listening(String address, int port) {
  private static final String LISTENS = "0A";
  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  public static boolean isKnown() {
    return Files.isReadable(Path.of("/proc/self/net/tcp"));
  }

  public static Set<Listening> of(long pid) {
    Path process = Path.of("/proc", "" + pid);
    Set<Listening> found = new HashSet<>();
    try {
      Set<String> own = sockets(process.resolve("fd"));
      for (String table : List.of("tcp", "tcp6")) {
        Files.readAllLines(process.resolve("net").resolve(table)).stream()
            .skip(1)
            .map(line -> line.trim().split("\\s+"))
            .filter(entry -> entry[STATE].equals(LISTENS))
            .filter(entry -> own.contains("socket:[" + entry[INODE] + "]"))
            .forEach(entry -> found.add(read(entry[LOCAL])));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return found;
  }

  private static Set<String> sockets(Path folder) throws IOException {
    Set<String> open = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        try {
          open.add(Files.readSymbolicLink(file).toString());
        } catch (IOException closed) {
          // it was open a moment ago
        }
      }
    }
    return open;
  }

  /** {@code 0100007F:1F90}: words of four bytes, the last byte first. */
  private static Listening read(String local) {
    String[] parts = local.split(":");
    byte[] words = HexFormat.of().parseHex(parts[0]);
    ByteBuffer swapped = ByteBuffer.wrap(words).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer address = ByteBuffer.allocate(words.length);
    while (swapped.hasRemaining()) {
      address.putInt(swapped.getInt());
    }
    try {
      String host = InetAddress.getByAddress(address.array()).getHostAddress();
      return new Listening(host, Integer.parseInt(parts[1], 16));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

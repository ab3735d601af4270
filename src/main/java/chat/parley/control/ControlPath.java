package chat.parley.control;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the socket of a data folder is, for this process. */
final class ControlPath {
  private static final String NAME = "parley.sock";

  /** What fits into sun_path of sockaddr_un, which ends with a zero. */
  private static final int LONGEST_BYTES = 107;

  private ControlPath() {}

  /** The shorter way to it; none when even that is too long for the system. */
  static Optional<Path> in(Path data) {
    Path absolute = data.toAbsolutePath().normalize().resolve(NAME);
    Path here = Path.of("").toAbsolutePath();
    return Stream.of(absolute, here.relativize(absolute)).filter(ControlPath::fits).findFirst();
  }

  private static boolean fits(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
  }
}

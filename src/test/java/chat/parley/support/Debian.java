package chat.parley.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of Debian's packages, unpacked below target and not installed over anybody's own. */
public final class Debian {
  private static final long DOWNLOAD_SECONDS = 60;

  private Debian() {}

  /**
   * Nothing where there is no Debian, or no way to its packages.
   *
   * @param program its place below the root
   * @param packages those that have the program and what it needs
   */
  public static Optional<Path> program(String program, String... packages) {
    Path folder = Path.of("target", "debian", packages[0]).toAbsolutePath();
    Path unpacked = folder.resolve("unpacked").resolve(program);
    try {
      if (!Files.exists(unpacked)) {
        Files.createDirectories(folder);
        run(folder, Stream.concat(Stream.of("apt-get", "download"), Stream.of(packages)));
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(path -> path.toString().endsWith(".deb")).toList()) {
            run(folder, Stream.of("dpkg", "-x", file.toString(), "unpacked"));
          }
        }
      }
      return Optional.of(unpacked).filter(Files::exists);
    } catch (IOException noDebian) {
      return Optional.empty();
    }
  }

  private static void run(Path folder, Stream<String> command) throws IOException {
    try {
      new ProcessBuilder(command.toList())
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(DOWNLOAD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /** Where unpacked libraries are, for {@code LD_LIBRARY_PATH}. */
  public static Path libraries(String firstPackage) {
    String name = System.getProperty("os.arch");
    String architecture = name.equals("amd64") ? "x86_64" : name;
    return Path.of("target", "debian", firstPackage, "unpacked/usr/lib")
        .resolve(architecture + "-linux-gnu")
        .toAbsolutePath();
  }
}

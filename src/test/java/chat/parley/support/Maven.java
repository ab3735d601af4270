package chat.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The machine's Maven on a project outside of the tree. It has what this build has downloaded, and
 * of {@code chat.parley} only what a test puts there: nobody's own repository is changed.
 */
public final class Maven implements AutoCloseable {
  private static final String OWN = "chat";

  private final Path repository;

  /**
   * @param repository a folder that is made, of links to what this build has
   */
  public Maven(Path repository) {
    this.repository = repository;
    Path known =
        Path.of(
            System.getProperty(
                "localRepository", System.getProperty("user.home") + "/.m2/repository"));
    try (Stream<Path> groups = Files.list(known)) {
      Files.createDirectories(repository);
      for (Path group : groups.toList()) {
        if (!group.endsWith(OWN)) {
          Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** As {@code mvn install} leaves it there. */
  public void install(String version, Path jar, Path pom) {
    Path folder = repository.resolve("chat/parley/parley").resolve(version);
    try {
      Files.createDirectories(folder);
      Files.copy(jar, folder.resolve("parley-" + version + ".jar"));
      Files.copy(pom, folder.resolve("parley-" + version + ".pom"));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Must succeed. */
  public String run(Path project, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("mvn", "-B", "-q", "-Dmaven.repo.local=" + repository));
    command.addAll(List.of(arguments));
    return Program.run(project, command.toArray(String[]::new));
  }

  /** Takes the links away, so that nobody who clears the folder follows one. */
  @Override
  public void close() {
    try (Stream<Path> groups = Files.list(repository)) {
      for (Path link : groups.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}

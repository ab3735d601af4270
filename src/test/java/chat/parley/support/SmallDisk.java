package chat.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes, which a test fills and frees; only for root. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  public static SmallDisk mount(Path folder, int megabytes) {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    try {
      Files.createDirectories(folder);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    Program.run(
        "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Leaves no more than so many bytes. */
  public void fill(long left) {
    try {
      FileStore store = Files.getFileStore(folder);
      Files.write(ballast(), new byte[(int) Math.max(0, store.getUsableSpace() - left)]);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public void free() {
    try {
      Files.delete(ballast());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() {
    Program.run("umount", "-l", folder.toString());
  }
}

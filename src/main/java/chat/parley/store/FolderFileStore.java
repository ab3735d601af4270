package chat.parley.store;

import chat.parley.message.file.Beside;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.NoSpace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * Files in a folder of one node, which is made with the first one: nobody else appends to them.
 * Whatever blocks is done by a few threads of its own.
 */
public final class FolderFileStore implements FileStore {
  private static final int THREADS = 8;
  private static final int PART_CHARACTERS = 2;
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]{2}");

  private final Path folder;
  private final WorkerExecutor workers;
  private final WritableByteChannel nowhere = Nowhere.channel();

  public FolderFileStore(Vertx vertx, Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.workers = vertx.createSharedWorkerExecutor("parley-files", THREADS);
  }

  WritableByteChannel nowhere() {
    return nowhere;
  }

  <T> Future<T> blocking(Callable<T> action) {
    return workers
        .executeBlocking(action, false)
        .recover(cause -> Future.failedFuture(full(cause) ? new NoSpace(cause) : cause));
  }

  /** Java knows it by its words alone. */
  private static boolean full(Throwable cause) {
    String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof IOException
        && (words.contains("no space left") || words.contains("quota exceeded"));
  }

  /** Folders of 4096 stay small, however many files there are. */
  private Path path(String file) {
    return folder.resolve(file.substring(0, PART_CHARACTERS)).resolve(file);
  }

  @Override
  public Future<Growing> append(String file, long safe, long writer) {
    return blocking(() -> opened(path(file), safe));
  }

  private Growing opened(Path path, long safe) throws IOException {
    Set<OpenOption> how = new HashSet<>(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    if (safe == 0) {
      Files.createDirectories(path.getParent(), OwnerOnly.folder(folder));
      how.add(StandardOpenOption.CREATE);
    }
    FileChannel channel = FileChannel.open(path, how, OwnerOnly.file(folder));
    try {
      if (safe == 0) {
        // the bytes may be on the disk, and yet nobody finds them
        force(path.getParent());
        force(folder);
        force(folder.getParent());
      }
      if (channel.size() > safe) {
        channel.truncate(safe);
      }
      channel.force(true);
      return new GrowingFile(this, channel, channel.size());
    } catch (IOException | RuntimeException cause) {
      channel.close();
      throw cause;
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Future<Bytes> open(String file) {
    return blocking(
        () -> new FolderBytes(this, FileChannel.open(path(file), StandardOpenOption.READ)));
  }

  @Override
  public Future<Void> delete(String file) {
    return blocking(
        () -> {
          Files.deleteIfExists(path(file));
          return null;
        });
  }

  @Override
  public Future<Void> replace(String fresh, String file, long writer) {
    return blocking(
        () -> {
          Path path = path(file);
          Files.move(path(fresh), path, StandardCopyOption.ATOMIC_MOVE);
          force(path.getParent());
          return null;
        });
  }

  @Override
  public Future<List<String>> untouched(long since, String after, int limit) {
    return blocking(
        () -> {
          List<String> found = new ArrayList<>();
          for (Path part : sorted(folder)) {
            if (found.size() < limit && ours(part) && behind(part, after)) {
              untouched(part, since, after, limit, found);
            }
          }
          return found;
        });
  }

  /** Others may have put something beside it, such as {@code lost+found}. */
  static boolean ours(Path part) {
    return PART.matcher(part.getFileName().toString()).matches();
  }

  private static boolean behind(Path part, String after) {
    String name = part.getFileName().toString();
    return after.isEmpty() || name.compareTo(after.substring(0, PART_CHARACTERS)) >= 0;
  }

  private static void untouched(Path part, long since, String after, int limit, List<String> found)
      throws IOException {
    for (Path file : sorted(part)) {
      String name = file.getFileName().toString();
      if (found.size() < limit
          && Beside.known(name)
          && name.compareTo(after) > 0
          && touched(file) < since) {
        found.add(name);
      }
    }
  }

  private static long touched(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (NoSuchFileException gone) {
      return Long.MAX_VALUE;
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException nothingOfOurs) {
      return List.of();
    }
    Collections.sort(found);
    return found;
  }
}

package chat.parley.store;

import chat.parley.message.file.FileStore;
import chat.parley.message.file.NoSpace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Files in a folder, which is made with the first one. Whatever blocks is done by a few threads of
 * its own.
 */
public final class FolderFileStore implements FileStore {
  private static final int THREADS = 8;
  private static final int MOST_UNTOUCHED = 1_000;

  private final Path folder;
  private final WorkerExecutor workers;

  public FolderFileStore(Vertx vertx, Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.workers = vertx.createSharedWorkerExecutor("parley-files", THREADS);
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
    return folder.resolve(file.substring(0, 2)).resolve(file);
  }

  @Override
  public Future<Growing> append(String file) {
    return blocking(
        () -> {
          Path path = path(file);
          boolean fresh = !Files.exists(path);
          Files.createDirectories(path.getParent());
          FileChannel channel =
              FileChannel.open(
                  path,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          if (fresh) {
            // the bytes may be on the disk, and yet nobody finds them
            force(path.getParent());
            force(folder);
          }
          channel.force(false);
          channel.position(channel.size());
          return new GrowingFile(this, channel, channel.size());
        });
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
  public Future<List<String>> untouched(long since) {
    return blocking(
        () -> {
          List<String> found = new ArrayList<>();
          try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path part : folders) {
              untouched(part, since, found);
            }
          } catch (NoSuchFileException nothingYet) {
            // nobody has sent a file
          }
          return found;
        });
  }

  private static void untouched(Path part, long since, List<String> found) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(part)) {
      for (Path file : files) {
        if (found.size() < MOST_UNTOUCHED && Files.getLastModifiedTime(file).toMillis() < since) {
          found.add(file.getFileName().toString());
        }
      }
    }
  }
}

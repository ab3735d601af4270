package chat.parley.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is written under another name, and has its own when it is whole and on the disk. */
final class DurableFile {
  private final Path target;
  private final Path draft;

  private DurableFile(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
  }

  /** Readable for its owner only: people's messages are in it, and the secret of their sessions. */
  static DurableFile beside(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    return new DurableFile(
        target,
        Files.createTempFile(folder, target.getFileName() + ".", ".part", OwnerOnly.file(target)));
  }

  Path draft() {
    return draft;
  }

  /**
   * @param over whether a file of that name may be there already
   */
  void publish(boolean over) throws IOException {
    synchronize(draft);
    if (over) {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } else if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    } else {
      Files.move(draft, target);
    }
    try {
      synchronize(target.toAbsolutePath().getParent());
    } catch (IOException notOnThisSystem) {
      // folders cannot be opened everywhere
    }
  }

  private static void synchronize(Path path) throws IOException {
    StandardOpenOption how =
        Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  void abandon() throws IOException {
    Files.deleteIfExists(draft);
  }
}

package chat.parley.store;

import chat.parley.message.file.Beside;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.DirectoryStream.Filter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Copies the files that people have sent from one folder to another, also while some of them grow
 * or go: each has its name when it is whole and on the disk. One that is there already with the
 * same size and time is not copied again. Blocks.
 */
final class FileCopies {
  private final Path from;
  private final Path to;
  private long copied;

  private FileCopies(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Nothing happens where there are none.
   *
   * @return how many were copied
   */
  static long copy(Path from, Path to) throws IOException {
    FileCopies copies = new FileCopies(from, to);
    each(from, copies::copy);
    return copies.copied;
  }

  /** Takes away from a copy what is in its original no more. */
  static void forget(Path original, Path copy) throws IOException {
    each(
        copy,
        file -> {
          if (!Files.exists(original.resolve(copy.relativize(file)))) {
            Files.deleteIfExists(file);
          }
        });
  }

  /** Something is done with a file. */
  private interface Step {
    void with(Path path) throws IOException;
  }

  /** The files of all parts; others may have put something beside them. */
  private static void each(Path folder, Step step) throws IOException {
    list(folder, FolderFileStore::ours, part -> list(part, FileCopies::known, step));
  }

  private static void list(Path folder, Filter<Path> ours, Step step) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ours)) {
      for (Path path : all) {
        step.with(path);
      }
    } catch (NoSuchFileException | NotDirectoryException nothing) {
      // there are none
    }
  }

  private static boolean known(Path file) {
    return Beside.known(file.getFileName().toString());
  }

  private void copy(Path file) throws IOException {
    Path target = to.resolve(from.relativize(file));
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (!there(target, now.size(), now.lastModifiedTime())) {
        Files.createDirectories(target.getParent(), OwnerOnly.folder(to.getParent()));
        copy(file, target, now.lastModifiedTime());
        copied++;
      }
    } catch (NoSuchFileException gone) {
      // its message was deleted meanwhile
    }
  }

  private static boolean there(Path target, long size, FileTime time) throws IOException {
    try {
      BasicFileAttributes had = Files.readAttributes(target, BasicFileAttributes.class);
      return had.size() == size && had.lastModifiedTime().equals(time);
    } catch (NoSuchFileException fresh) {
      return false;
    }
  }

  private static void copy(Path file, Path target, FileTime time) throws IOException {
    DurableFile copy = DurableFile.beside(target);
    try {
      Files.copy(file, copy.draft(), StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(copy.draft(), time);
      copy.publish(true);
    } finally {
      copy.abandon();
    }
  }
}

package chat.parley.store;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * For its owner only: people's messages are in it, and the secret of their sessions. Where files
 * have no such rights, those of the folder stand.
 */
final class OwnerOnly {

  private OwnerOnly() {}

  /** What a file is made with beside this one. */
  static FileAttribute<?>[] file(Path beside) {
    return rights(beside, "rw-------");
  }

  /** What a folder is made with beside this one. */
  static FileAttribute<?>[] folder(Path beside) {
    return rights(beside, "rwx------");
  }

  private static FileAttribute<?>[] rights(Path beside, String rights) {
    return beside.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}

package chat.parley.store;

import chat.parley.message.file.Quotas;
import chat.parley.message.file.Shortage;
import chat.parley.message.file.StoredFile;
import java.util.Optional;

/** Holds what people, rooms and all of them use against their quotas. */
final class FileUse {

  private FileUse() {}

  /**
   * Why there is no place. Of the whole place nobody can keep others out by words alone; and a file
   * that takes no more of it goes on, however full it is.
   *
   * @param use a row of {@link FileRows#USE}
   * @param written how many bytes of it are there, shown to others or not
   */
  static Optional<Shortage> shortage(
      StoredRow use, StoredFile file, long written, boolean fresh, Quotas quotas) {
    if (Math.max(file.size().orElse(0), Math.max(file.have(), written)) > quotas.largest()) {
      return Optional.of(Shortage.LARGEST);
    }
    if (over(use.count(0), FileRows.held(file, written) - use.count(4), quotas.person())) {
      return Optional.of(Shortage.PERSON);
    }
    // who begins is told at once when what he wants would not fit now
    long more =
        (fresh ? FileRows.held(file, written) : FileRows.place(file, written)) - use.count(5);
    if (over(use.count(1), more, quotas.room())) {
      return Optional.of(Shortage.ROOM);
    }
    if (over(use.count(2), more, quotas.all())) {
      return Optional.of(Shortage.ALL);
    }
    if (fresh && use.count(6) >= quotas.personFiles()) {
      return Optional.of(Shortage.FILES);
    }
    return fresh && use.count(3) >= quotas.unfinished()
        ? Optional.of(Shortage.UNFINISHED)
        : Optional.empty();
  }

  /**
   * Why there is no place for one that stands for the bytes of another.
   *
   * @param use a row of {@link FileRows#USE}
   */
  static Optional<Shortage> shortage(StoredRow use, StoredFile source, Quotas quotas) {
    if (over(use.count(0), FileRows.held(source), quotas.person())) {
      return Optional.of(Shortage.PERSON);
    }
    if (over(use.count(1), FileRows.LEAST, quotas.room())) {
      return Optional.of(Shortage.ROOM);
    }
    if (over(use.count(2), FileRows.LEAST, quotas.all())) {
      return Optional.of(Shortage.ALL);
    }
    return use.count(6) >= quotas.personFiles() ? Optional.of(Shortage.FILES) : Optional.empty();
  }

  private static boolean over(long used, long more, long quota) {
    return more > 0 && used + more > quota;
  }
}

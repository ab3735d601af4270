package chat.parley.message.file;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is kept of files besides their bytes. Used from any thread. */
public interface FileRecords {

  /**
   * Keeps a new one; why not, if there is no place. People who begin at once may get a bit more.
   */
  Future<Optional<Shortage>> add(StoredFile file, Quotas quotas);

  Future<Optional<StoredFile>> find(String id);

  /** The message that brings it. */
  Future<Void> attach(String id, long seq);

  /**
   * So much of it is on the disk, and it goes on; why it may not, if there is no place for that.
   * Nothing is kept then.
   *
   * @param size once it is known
   * @param now milliseconds since 1970, UTC
   */
  Future<Optional<Shortage>> grow(String id, long have, OptionalLong size, long now, Quotas quotas);

  /** It is complete, or has failed: from now on its message says so. */
  Future<Void> end(StoredFile file);

  /** Forgets it; false when it is not there. */
  Future<Boolean> remove(String id);

  /** The files of a message. */
  Future<List<StoredFile>> of(String room, long seq);

  /**
   * Files that nobody will ask for: uploads with which nothing has happened since then, files that
   * no message brings, and those of messages that were deleted or are older than their rooms keep.
   *
   * @param unfinishedSince milliseconds since 1970, UTC
   * @param strayedSince of those without a message
   */
  Future<List<StoredFile>> abandoned(long unfinishedSince, long strayedSince, int limit);
}

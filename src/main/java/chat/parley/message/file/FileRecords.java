package chat.parley.message.file;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is kept of files besides their bytes. Used from any thread. */
public interface FileRecords {

  /**
   * Keeps a new one, unless there is one with its cid; why not, if there is no place. People who
   * begin at once may get a bit more.
   *
   * @param cid of the message that is to bring it
   */
  Future<Optional<Shortage>> add(StoredFile file, String cid, Quotas quotas);

  /**
   * Keeps one that stands for the bytes of another, unless there is one with its cid; why not, if
   * there is no place. It counts as what it would take for its owner, and as what a row takes for
   * the room and the server.
   *
   * @param source is there and complete, or nothing is kept
   */
  Future<Optional<Shortage>> share(StoredFile source, StoredFile file, String cid, Quotas quotas);

  /**
   * Whether no file stands for these bytes any more. When some do, one of them counts for them from
   * now on.
   */
  Future<Boolean> free(String bytes);

  /** The one that its owner began with this cid. */
  Future<Optional<StoredFile>> known(String owner, String cid);

  Future<Optional<StoredFile>> find(String id);

  /**
   * Somebody is to append to it: what was kept by those before him stays so, and they keep nothing
   * more.
   *
   * @param node where
   * @return how it stands, with a new {@link StoredFile#writer}; nothing when it is not there, is
   *     complete, or all of it is there and another node that lives makes it ready
   */
  Future<Optional<StoredFile>> take(String id, String node);

  /**
   * The same for what all is there of, unless somebody has taken it since it was read.
   *
   * @param node where it is made ready
   */
  Future<Optional<StoredFile>> claim(StoredFile file, String node);

  /** The message that brings it. */
  Future<Void> attach(String id, long seq);

  /**
   * So much of it is on the disk, and it goes on; why it may not, if there is no place for that.
   * Nothing is kept then. One that is complete is {@link Shortage#GONE}, one that another has taken
   * since {@link Shortage#REPLACED}.
   *
   * @param file with what it has, and its size once that is known
   * @param written bytes of it that are there, if those are more than it has: not shown yet
   * @param now milliseconds since 1970, UTC
   */
  Future<Optional<Shortage>> grow(StoredFile file, long written, long now, Quotas quotas);

  /**
   * It is complete, or has failed: from now on its message says so.
   *
   * @param now milliseconds since 1970, UTC
   * @return false when it is not there, is complete already, or another has taken it since
   */
  Future<Boolean> end(StoredFile file, long now);

  /**
   * Some of those whose bytes have all come, and which are not complete.
   *
   * @param node where they would be made ready: other nodes that live do so with what they have
   */
  Future<List<StoredFile>> whole(int limit, String node);

  /** Forgets it; false when it is not there. */
  Future<Boolean> remove(String id);

  /** The files of a message. */
  Future<List<StoredFile>> of(String room, long seq);

  /**
   * Files that nobody will ask for: uploads with which nothing has happened since then, files that
   * no message brings, and those of messages that were deleted or are older than their rooms keep.
   *
   * @param unfinishedSince milliseconds since 1970, UTC
   * @param strayedSince of those without a message; what has one after all gets it first. Parts of
   *     files wait as long as uploads do, if that is longer
   * @param limit of each kind
   */
  Future<List<StoredFile>> abandoned(long unfinishedSince, long strayedSince, int limit);

  /** All of them, by their ids: those behind one. */
  Future<List<StoredFile>> after(String id, int limit);

  /** A complete file that stands for some bytes, whichever; nothing when there is none. */
  Future<Optional<StoredFile>> standing(String bytes);

  /** For which of these bytes there is a file. */
  Future<Set<String>> there(List<String> bytes);
}

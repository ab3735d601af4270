package chat.parley.message.file;

import io.vertx.core.Future;

/** What is made of a file when all of it is there, before others can read it. From any thread. */
public interface Finisher {
  /** Files stay as they are. */
  Finisher NONE =
      new Finisher() {
        @Override
        public boolean takes(String type) {
          return false;
        }

        @Override
        public Future<StoredFile> finish(StoredFile whole) {
          return Future.failedFuture(new UnsupportedOperationException());
        }
      };

  /** Whether it makes something of such files. */
  boolean takes(String type);

  /** Whether nobody but its sender may read a file before that is done. */
  default boolean hides() {
    return false;
  }

  /**
   * Makes it, in the place of the file too.
   *
   * @return what is kept; fails with {@link Rejected} when nobody may have it, with {@link Waits}
   *     when it is to be tried later, and otherwise when it cannot be kept now
   */
  Future<StoredFile> finish(StoredFile whole);
}

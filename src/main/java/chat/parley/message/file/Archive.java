package chat.parley.message.file;

import io.vertx.core.Future;
import java.util.List;

/** Where complete files are kept, when that is elsewhere than where they grow. From any thread. */
public interface Archive {

  /** Names of those that are where they grow, complete or not; in order, behind one. */
  Future<List<String>> waiting(String after, int limit);

  /**
   * Puts one that is complete where it stays, and takes it from where it grew.
   *
   * @param length of it; fails when it has another one, as when another node has moved it meanwhile
   */
  Future<Void> move(String name, long length);

  /**
   * Takes away what moves have left that did not come to their end.
   *
   * @param since milliseconds since 1970, UTC: what was begun later may still go on
   */
  Future<Void> tidy(long since);
}

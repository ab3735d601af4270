package chat.parley.store;

import io.vertx.core.Future;

/** An open database, whatever is kept in it. */
public interface Database {

  /** Writes and commits a little, the way that appends go, and fails when those would. */
  Future<Void> probe();

  Future<Void> close();
}

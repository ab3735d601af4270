package chat.parley.board;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where alerts are kept, and which node looks after them. */
public interface AlertStore {

  /**
   * Makes an alert of a board that is there, or changes the one of that name; how it stands stays.
   *
   * @param id of a new one
   * @param most of one board
   * @param mostOfAll of all boards
   * @return nothing when there is no place for it
   */
  Future<Optional<Alert>> put(BoardName board, AlertRule rule, String id, int most, int mostOfAll);

  /** Takes one away; what was there. */
  Future<Optional<Alert>> remove(BoardName board, String name);

  /** Those of a board, by their names. */
  Future<List<Alert>> of(BoardName board);

  Future<List<Alert>> all();

  /**
   * Asks whether this node, and no other, shall look after all alerts for so long.
   *
   * @return if so, and there are any, a number that is another one when any was made or changed
   */
  Future<OptionalLong> claim(String node, long millis);

  /**
   * Keeps how an alert stands.
   *
   * @return false when it is there no more, or another node looks after it
   */
  Future<Boolean> save(String id, String node, AlertState state);
}

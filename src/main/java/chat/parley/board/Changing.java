package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts and drops keyed values, one after the other, each acknowledged when it is stored. */
final class Changing {
  private final Board board;
  private final BoardStore store;
  private final String user;
  private final long now;
  private final List<RefusedItem> refused = new ArrayList<>();
  private int taken;

  /**
   * @param user the id of who does
   */
  Changing(Board board, BoardStore store, String user, long now) {
    this.board = board;
    this.store = store;
    this.user = user;
    this.now = now;
  }

  Future<Changing> all(List<BoardCommand.Numbered> items) {
    Future<Void> before = Future.succeededFuture();
    for (BoardCommand.Numbered item : items) {
      before = before.compose(done -> one(item.index(), (Item.Keyed) item.item()));
    }
    return before.map(this);
  }

  private Future<Void> one(int index, Item.Keyed item) {
    try {
      check(item);
    } catch (Refusal refusal) {
      refused.add(new RefusedItem(index, refusal.reply()));
      return Future.succeededFuture();
    }
    return LogEnvironment.inTime(store.change(board.requireId(), item, user, now))
        .map(
            outcome -> {
              took(index, outcome);
              return null;
            });
  }

  /**
   * What is dropped makes no metric.
   *
   * @throws Refusal when it has no place
   */
  private void check(Item.Keyed item) {
    Metrics metrics = board.state().metrics();
    if (item instanceof Item.Put || metrics.find(item.name()).isPresent()) {
      metrics.metric(item.name(), Kind.VALUES);
    }
    if (item instanceof Item.Put put && !board.state().values().hasRoom(put)) {
      throw new Refusal(
          Problem.TOO_MANY.refusedFor("value", "The values of a board take at most 8 MiB."));
    }
  }

  private void took(int index, KeyedOutcome outcome) {
    if (outcome == KeyedOutcome.Refused.NO_BOARD) {
      throw new BoardGone();
    }
    if (outcome instanceof KeyedOutcome.Refused reason) {
      refused.add(new RefusedItem(index, refusal(reason)));
      return;
    }
    taken++;
    List<KeyedValue> values =
        outcome instanceof KeyedOutcome.Changed changed ? List.of(changed.value()) : List.of();
    List<DroppedKey> dropped =
        outcome instanceof KeyedOutcome.Gone gone ? List.of(gone.key()) : List.of();
    board.stored(
        new BoardEvent.ValuesChanged(
            board.name(), board.requireId(), values, dropped, Optional.empty(), Optional.empty()));
  }

  private static Refused refusal(KeyedOutcome.Refused reason) {
    return switch (reason) {
      case NO_BOARD -> throw new BoardGone();
      case EXISTS -> Problem.EXISTS.refusedFor("if_new", "There is a value of this key.");
      case CHANGED_MEANWHILE ->
          Problem.CHANGED_MEANWHILE.refusedFor("if_rev", "The value has changed since.");
      case TOO_MANY ->
          Problem.TOO_MANY.refusedFor(
              "key", "A metric has at most " + BoardBounds.KEYS + " keyed values.");
    };
  }

  int taken() {
    return taken;
  }

  List<RefusedItem> refused() {
    return refused;
  }
}

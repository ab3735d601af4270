package chat.parley.board;

import chat.parley.protocol.Event;
import java.util.List;
import java.util.Optional;

/** What is heard of boards. */
public sealed interface BoardEvent extends Event {

  <R> R match(Cases<R> cases);

  /** One method per event: adding one breaks every place that must know it. */
  interface Cases<R> {
    R boardChanged(Changed event);

    R boardClosed(Closed event);

    R shares(Shares event);

    R valuesChanged(ValuesChanged event);

    R takenAway(TakenAway event);

    R listChanged(ListChanged event);
  }

  /**
   * What has changed since another state; to those who watch the board at one pace.
   *
   * @param since the state before
   */
  record Changed(BoardName board, long since, BoardView view) implements BoardEvent {
    @Override
    public boolean expendable() {
      return true;
    }

    @Override
    public Optional<Mending> mending() {
      return Optional.of(new Mending(board.key(), new BoardCommand.Mend(board, since)));
    }

    public <R> R match(Cases<R> cases) {
      return cases.boardChanged(this);
    }
  }

  /** To one session that watched it: it hears no more of it. */
  record Closed(BoardName board, CloseReason reason) implements BoardEvent {
    public <R> R match(Cases<R> cases) {
      return cases.boardClosed(this);
    }
  }

  /** Why a session hears no more of a board that it has not left. */
  enum CloseReason {
    /** It has left the room. */
    LEFT,

    /** What it wants to see has become too much for one event. */
    TOO_LARGE,

    /** The boards are other ones now. */
    RESET,

    /** It was taken away. */
    DELETED
  }

  /**
   * From another node: what it has recorded.
   *
   * @param id of the board that it means
   */
  record Shares(BoardName board, long id, List<ShareCell> cells) implements BoardEvent {
    public <R> R match(Cases<R> cases) {
      return cases.shares(this);
    }
  }

  /**
   * From another node: values that were stored there, and how the board looks.
   *
   * @param id of the board that it means
   */
  record ValuesChanged(
      BoardName board,
      long id,
      List<KeyedValue> values,
      List<DroppedKey> dropped,
      Optional<String> title,
      Optional<String> tiles)
      implements BoardEvent {
    public <R> R match(Cases<R> cases) {
      return cases.valuesChanged(this);
    }
  }

  /** From another node: the board of this id is no more. */
  record TakenAway(BoardName board, long id) implements BoardEvent {
    public <R> R match(Cases<R> cases) {
      return cases.takenAway(this);
    }
  }

  /** To whoever is in the room: it has another board, or one less. */
  record ListChanged(BoardName board, boolean deleted) implements BoardEvent {
    public <R> R match(Cases<R> cases) {
      return cases.listChanged(this);
    }
  }
}

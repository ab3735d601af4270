package chat.parley.board.lines;

import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.protocol.Event;
import java.util.List;
import java.util.Optional;

/** What is heard of the logs of boards. */
public sealed interface LineEvent extends Event {

  <R> R match(Cases<R> cases);

  /** One method per event: adding one breaks every place that must know it. */
  interface Cases<R> {
    R linesTold(Told event);

    R linesClosed(Closed event);

    R chunkStored(Stored event);

    R logGone(Gone event);
  }

  /**
   * New lines; to those who follow a log with one filter at one pace.
   *
   * @param since the number before them
   * @param number up to which one has all with this, but what is left out
   * @param leftOut how many more would have passed
   */
  record Told(BoardName board, long since, long number, List<NumberedLine> lines, int leftOut)
      implements LineEvent {
    @Override
    public boolean expendable() {
      return true;
    }

    @Override
    public Optional<Mending> mending() {
      return Optional.of(new Mending(LineName.key(board), new LineCommand.Mend(board, since)));
    }

    public <R> R match(Cases<R> cases) {
      return cases.linesTold(this);
    }
  }

  /** To one session that followed it: it hears no more of it. */
  record Closed(BoardName board, BoardEvent.CloseReason reason) implements LineEvent {
    public <R> R match(Cases<R> cases) {
      return cases.linesClosed(this);
    }
  }

  /** From another node: the board was taken away. */
  record Gone(BoardName board) implements LineEvent {
    public <R> R match(Cases<R> cases) {
      return cases.logGone(this);
    }
  }

  /** From another node: what it has stored. */
  record Stored(BoardName board, String epoch, long pos, long ts, byte[] bytes)
      implements LineEvent {
    public <R> R match(Cases<R> cases) {
      return cases.chunkStored(this);
    }
  }
}

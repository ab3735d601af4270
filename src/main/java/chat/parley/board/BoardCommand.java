package chat.parley.board;

import chat.parley.protocol.Command;
import chat.parley.protocol.Weight;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What is asked of boards. */
public sealed interface BoardCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R record(Record command);

    R watch(Watch command);

    R follow(Follow command);

    R mend(Mend command);

    R unwatch(Unwatch command);

    R read(Read command);

    R list(ListAll command);

    R layout(Layout command);

    R past(ReadPast command);

    R alert(SetAlert command);

    R unalert(RemoveAlert command);

    R histogram(ReadHistogram command);

    R delete(Delete command);
  }

  /**
   * An item of a record.
   *
   * @param index where it stands in it
   */
  record Numbered(int index, Item item) {}

  /**
   * Numbers become part of a board.
   *
   * @param refused what could not be read of it
   * @param exact whether it is counted at most once, and acknowledged when stored; counts only
   * @param cid by which it is counted once
   * @param bytes it takes, near enough
   */
  record Record(
      BoardName board,
      List<Numbered> items,
      List<RefusedItem> refused,
      boolean exact,
      Optional<String> cid,
      long bytes)
      implements BoardCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + bytes;
    }

    public <R> R match(Cases<R> cases) {
      return cases.record(this);
    }
  }

  /**
   * What of a board is wanted.
   *
   * @param metrics all of them when there are none
   */
  record Wanted(Set<MetricName> metrics, Figure figure) {

    boolean has(MetricName metric) {
      return metrics.isEmpty() || metrics.contains(metric);
    }
  }

  /**
   * From now on the session hears the board; it is in the room, too.
   *
   * @param windowMillis how much of the past
   * @param since the state that it has
   */
  record Watch(
      BoardName board, Wanted wanted, long windowMillis, Interval interval, OptionalLong since)
      implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.watch(this);
    }
  }

  /**
   * From now on a service hears the board; it has no session, and is seen in no room.
   *
   * @param listener by which it hears, and watches no more
   */
  record Follow(Watch watch, String listener) implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.follow(this);
    }
  }

  /**
   * A socket that could not take some states can take them now.
   *
   * @param since the last state that it has
   */
  record Mend(BoardName board, long since) implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.mend(this);
    }
  }

  record Unwatch(BoardName board) implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.unwatch(this);
    }
  }

  /** The same as watching, once. */
  record Read(BoardName board, Wanted wanted, long windowMillis) implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.read(this);
    }
  }

  record ListAll(String room) implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.list(this);
    }
  }

  /**
   * Makes a board, or says how it looks.
   *
   * @param tiles JSON; as they were unless said
   * @param keepDays how long it keeps its past; as it was unless said
   */
  record Layout(
      BoardName board, Optional<String> title, Optional<String> tiles, OptionalInt keepDays)
      implements BoardCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + tiles.map(Weight::kept).orElse(0L);
    }

    public <R> R match(Cases<R> cases) {
      return cases.layout(this);
    }
  }

  /** Takes a board away, with its past. */
  record Delete(BoardName board) implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.delete(this);
    }
  }

  /**
   * Any piece of the past.
   *
   * @param from milliseconds since 1970
   * @param stepMillis at least; as fine as it goes unless said
   */
  record ReadPast(BoardName board, Wanted wanted, long from, long to, OptionalLong stepMillis)
      implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.past(this);
    }
  }

  /** The room shall be told when a number is beyond a threshold. */
  record SetAlert(BoardName board, AlertRule rule) implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.alert(this);
    }
  }

  /** It shall be told so no more. */
  record RemoveAlert(BoardName board, String name) implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.unalert(this);
    }
  }

  /**
   * How values of a metric were distributed.
   *
   * @param labels of all series that have these, as one
   * @param from milliseconds since 1970
   */
  record ReadHistogram(BoardName board, MetricName metric, Labels labels, long from, long to)
      implements BoardCommand {
    public <R> R match(Cases<R> cases) {
      return cases.histogram(this);
    }
  }
}

package chat.parley.board.lines;

import chat.parley.board.BoardName;
import chat.parley.board.Interval;
import chat.parley.protocol.Command;
import java.util.OptionalLong;

/** What is asked of the logs of boards. */
public sealed interface LineCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R follow(Follow command);

    R mend(Mend command);

    R unfollow(Unfollow command);

    R read(Read command);
  }

  /**
   * From now on the session hears new lines; it is in the room, too.
   *
   * @param perSecond most lines; of more it hears the newest, and how many it did not
   * @param since the number that it has: what came after it is answered first
   * @param limit most lines of the answer
   */
  record Follow(
      BoardName board,
      LineFilter filter,
      Interval interval,
      int perSecond,
      OptionalLong since,
      int limit)
      implements LineCommand {
    public <R> R match(Cases<R> cases) {
      return cases.follow(this);
    }
  }

  /**
   * A socket that could not take some lines can take them now.
   *
   * @param since the last number that it has
   */
  record Mend(BoardName board, long since) implements LineCommand {
    public <R> R match(Cases<R> cases) {
      return cases.mend(this);
    }
  }

  record Unfollow(BoardName board) implements LineCommand {
    public <R> R match(Cases<R> cases) {
      return cases.unfollow(this);
    }
  }

  /**
   * Some lines of the past.
   *
   * @param before the newest before this number; the newest of all unless one of these is said
   * @param after the oldest behind this number
   */
  record Read(
      BoardName board, LineFilter filter, OptionalLong before, OptionalLong after, int limit)
      implements LineCommand {
    public <R> R match(Cases<R> cases) {
      return cases.read(this);
    }
  }
}

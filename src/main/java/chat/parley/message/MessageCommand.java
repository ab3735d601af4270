package chat.parley.message;

import chat.parley.protocol.Command;
import chat.parley.protocol.Weight;
import java.util.List;
import java.util.OptionalLong;

/** What a client asks to be said, or reads of what was. */
public sealed interface MessageCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R send(Send command);

    R emit(Emit command);

    R history(History command);
  }

  /** Say something: durably to a room or a user, passingly to a session. */
  record Send(Target to, String cid, Body body, OptionalLong reply) implements MessageCommand {
    @Override
    public long kept() {
      return body.kept();
    }

    public <R> R match(Cases<R> cases) {
      return cases.send(this);
    }
  }

  /**
   * A named event that is not stored.
   *
   * @param data JSON values as Java ones, and byte arrays, never changed after construction
   * @param others whether the sender himself is left out
   */
  record Emit(Target to, String name, List<Object> data, boolean others) implements MessageCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + Weight.kept(data);
    }

    public <R> R match(Cases<R> cases) {
      return cases.emit(this);
    }
  }

  record History(String room, Direction direction, long seq, int limit) implements MessageCommand {
    public <R> R match(Cases<R> cases) {
      return cases.history(this);
    }
  }

  /** Which way a page lies from a seq; the seq itself belongs only to the page around it. */
  enum Direction {
    NEWEST,
    BEFORE,
    AFTER,
    AROUND
  }
}

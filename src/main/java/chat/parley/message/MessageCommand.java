package chat.parley.message;

import chat.parley.protocol.Command;
import chat.parley.protocol.Weight;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client asks to be said, or reads of what was. */
public sealed interface MessageCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R send(Send command);

    R emit(Emit command);

    R history(History command);

    R alter(Alter command);

    R append(Append command);

    R versions(ListVersions command);

    R thread(ReadThread command);

    R pins(ListPins command);
  }

  /**
   * Say something: durably to a room or a user, passingly to a session.
   *
   * @param forward the message whose body is said instead of this one
   * @param open whether more of it will be appended
   */
  record Send(
      Target to,
      String cid,
      Body body,
      OptionalLong reply,
      Optional<MessageId> forward,
      boolean open)
      implements MessageCommand {

    /** In one's own words. */
    public Send(Target to, String cid, Body body, OptionalLong reply) {
      this(to, cid, body, reply, Optional.empty(), false);
    }

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

  /** Something shall happen to a message. */
  record Alter(MessageId message, String cid, Alteration alteration) implements MessageCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + alteration.kept();
    }

    public <R> R match(Cases<R> cases) {
      return cases.alter(this);
    }
  }

  /**
   * More of a message that its sender has left open, or its end.
   *
   * @param n how many times something was appended before
   */
  record Append(MessageId message, long n, String text, Optional<Alteration.End> end)
      implements MessageCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + Weight.kept(text);
    }

    public <R> R match(Cases<R> cases) {
      return cases.append(this);
    }
  }

  /** What a message has said. */
  record ListVersions(MessageId message) implements MessageCommand {
    public <R> R match(Cases<R> cases) {
      return cases.versions(this);
    }
  }

  /**
   * A page of the thread to which a message belongs.
   *
   * @param direction before or after {@code seq}
   */
  record ReadThread(MessageId message, Direction direction, long seq, int limit)
      implements MessageCommand {
    public <R> R match(Cases<R> cases) {
      return cases.thread(this);
    }
  }

  /** What is pinned in a room. */
  record ListPins(String room, int limit) implements MessageCommand {
    public <R> R match(Cases<R> cases) {
      return cases.pins(this);
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
    AROUND,

    /** Around the first message since a time, in milliseconds, which stands for the seq. */
    SINCE
  }
}

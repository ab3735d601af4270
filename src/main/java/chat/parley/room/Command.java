package chat.parley.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client asks for, already checked for shape and size. */
public sealed interface Command {

  <R> R match(Cases<R> cases);

  /** Bytes that it keeps in memory until it is answered, near enough to bound them. */
  default long weight() {
    return Weight.kept(this);
  }

  /** One method per command: adding a command breaks every reader until it knows it. */
  interface Cases<R> {
    R enter(Enter command);

    R join(Join command);

    R leave(Leave command);

    R send(Send command);

    R emit(Emit command);

    R typing(Typing command);

    R presence(Presence command);

    R history(History command);

    R list(ListRooms command);

    R quit(Quit command);
  }

  /** A session begins, or goes on after a lost connection from where it was in each room. */
  record Enter(Map<String, Position> rooms) implements Command {
    public <R> R match(Cases<R> cases) {
      return cases.enter(this);
    }
  }

  /** Hear a room from now on, and first read its newest page, or what came since a position. */
  record Join(String room, Optional<Position> since, int limit) implements Command {
    public <R> R match(Cases<R> cases) {
      return cases.join(this);
    }
  }

  record Leave(String room) implements Command {
    public <R> R match(Cases<R> cases) {
      return cases.leave(this);
    }
  }

  /** Say something: durably to a room or a user, passingly to a session. */
  record Send(Target to, String cid, Body body, OptionalLong reply) implements Command {
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
  record Emit(Target to, String name, List<Object> data, boolean others) implements Command {
    public <R> R match(Cases<R> cases) {
      return cases.emit(this);
    }
  }

  record Typing(String room, boolean on) implements Command {
    public <R> R match(Cases<R> cases) {
      return cases.typing(this);
    }
  }

  record Presence(Optional<Status> set, Optional<String> of) implements Command {
    public <R> R match(Cases<R> cases) {
      return cases.presence(this);
    }
  }

  record History(String room, Direction direction, long seq, int limit) implements Command {
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

  record ListRooms() implements Command {
    public <R> R match(Cases<R> cases) {
      return cases.list(this);
    }
  }

  /**
   * A session ends.
   *
   * @param lost whether its connection broke, so that it may well come back
   */
  record Quit(boolean lost) implements Command {
    public <R> R match(Cases<R> cases) {
      return cases.quit(this);
    }
  }
}

package chat.parley.room;

import chat.parley.protocol.Command;
import chat.parley.protocol.Weight;
import java.util.Map;
import java.util.Optional;

/** What a client asks of the rooms: to be in them, and who is. */
public sealed interface RoomCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R enter(Enter command);

    R join(Join command);

    R leave(Leave command);

    R typing(Typing command);

    R presence(Presence command);

    R list(ListRooms command);

    R quit(Quit command);
  }

  /** A session begins, or goes on after a lost connection from where it was in each room. */
  record Enter(Map<String, Position> rooms) implements RoomCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE * (1L + rooms.size());
    }

    public <R> R match(Cases<R> cases) {
      return cases.enter(this);
    }
  }

  /** Hear a room from now on, and first read its newest page, or what came since a position. */
  record Join(String room, Optional<Position> since, int limit) implements RoomCommand {
    public <R> R match(Cases<R> cases) {
      return cases.join(this);
    }
  }

  record Leave(String room) implements RoomCommand {
    public <R> R match(Cases<R> cases) {
      return cases.leave(this);
    }
  }

  record Typing(String room, boolean on) implements RoomCommand {
    public <R> R match(Cases<R> cases) {
      return cases.typing(this);
    }
  }

  record Presence(Optional<Status> set, Optional<String> of) implements RoomCommand {
    public <R> R match(Cases<R> cases) {
      return cases.presence(this);
    }
  }

  record ListRooms() implements RoomCommand {
    public <R> R match(Cases<R> cases) {
      return cases.list(this);
    }
  }

  /**
   * A session ends.
   *
   * @param lost whether its connection broke, so that it may well come back
   */
  record Quit(boolean lost) implements RoomCommand {
    public <R> R match(Cases<R> cases) {
      return cases.quit(this);
    }
  }
}

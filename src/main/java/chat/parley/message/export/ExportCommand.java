package chat.parley.message.export;

import chat.parley.protocol.Command;

/** What somebody wants to take away. Each asks for one part, so that nothing waits for a reader. */
public sealed interface ExportCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R room(RoomPart command);

    R rooms(RoomsPart command);

    R threads(ThreadsPart command);

    R own(OwnPart command);
  }

  /**
   * The log of a room.
   *
   * @param after the pos behind which it begins
   */
  record RoomPart(String room, long after) implements ExportCommand {
    public <R> R match(Cases<R> cases) {
      return cases.room(this);
    }
  }

  /**
   * What is kept for a person of rooms.
   *
   * @param after the name of a room behind which it begins
   */
  record RoomsPart(String after) implements ExportCommand {
    public <R> R match(Cases<R> cases) {
      return cases.rooms(this);
    }
  }

  /** The threads that a person follows. */
  record ThreadsPart() implements ExportCommand {
    public <R> R match(Cases<R> cases) {
      return cases.threads(this);
    }
  }

  /**
   * What a person has done in all rooms.
   *
   * @param after the cid behind which it begins
   */
  record OwnPart(String after) implements ExportCommand {
    public <R> R match(Cases<R> cases) {
      return cases.own(this);
    }
  }
}

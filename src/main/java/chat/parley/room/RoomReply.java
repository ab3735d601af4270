package chat.parley.room;

import chat.parley.access.User;
import chat.parley.log.Page;
import chat.parley.protocol.Reply;
import java.util.List;
import java.util.Optional;

/** What the rooms answer. */
public sealed interface RoomReply extends Reply {

  <R> R match(Cases<R> cases);

  /** One method per reply: adding one breaks every place that must know it. */
  interface Cases<R> {
    R entered(Entered reply);

    R joined(Joined reply);

    R left(Left reply);

    R present(Present reply);

    R listed(Listed reply);
  }

  /**
   * @param user as he is called, which may not be as he asked to be
   */
  record Entered(User user, List<Joined> rooms) implements RoomReply {
    public <R> R match(Cases<R> cases) {
      return cases.entered(this);
    }
  }

  /**
   * A room is heard, or, with {@code page.more()} after a given position, has to be joined again
   * from the last entry before it is.
   *
   * @param lost why the entries do not continue the given position
   */
  record Joined(
      String room,
      String epoch,
      long head,
      Optional<Lost> lost,
      Page<RoomEntry> page,
      Members members)
      implements RoomReply {
    public <R> R match(Cases<R> cases) {
      return cases.joined(this);
    }
  }

  record Left(String room) implements RoomReply {
    public <R> R match(Cases<R> cases) {
      return cases.left(this);
    }
  }

  record Present(String room, Members members) implements RoomReply {
    public <R> R match(Cases<R> cases) {
      return cases.present(this);
    }
  }

  record Listed(List<RoomSummary> rooms) implements RoomReply {
    public <R> R match(Cases<R> cases) {
      return cases.listed(this);
    }
  }

  /** Why a position cannot be continued. */
  enum Lost {
    EPOCH
  }
}

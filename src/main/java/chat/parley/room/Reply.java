package chat.parley.room;

import java.util.List;
import java.util.Optional;

/** The answer to one command. Refusals are answers too, so they cross every hop unharmed. */
public sealed interface Reply {

  <R> R match(Cases<R> cases);

  /** One method per reply. */
  interface Cases<R> {
    R entered(Entered reply);

    R joined(Joined reply);

    R left(Left reply);

    R sent(Sent reply);

    R delivered(Delivered reply);

    R read(Read reply);

    R present(Present reply);

    R listed(Listed reply);

    R done(Done reply);

    R refused(Refused reply);
  }

  /**
   * @param user as he is called, which may not be as he asked to be
   */
  record Entered(User user, List<Joined> rooms) implements Reply {
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
      String room, String epoch, long head, Optional<Lost> lost, Page page, Members members)
      implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.joined(this);
    }
  }

  /** Why a position cannot be continued. */
  enum Lost {
    EPOCH
  }

  record Left(String room) implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.left(this);
    }
  }

  /** Committed to the log; {@code duplicate} when it was there already. */
  record Sent(Message message, boolean duplicate) implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.sent(this);
    }
  }

  /** Taken by the socket of the one session it was for. */
  record Delivered(String cid, long ts) implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.delivered(this);
    }
  }

  record Read(String room, String epoch, long head, Page page) implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.read(this);
    }
  }

  record Present(String room, Members members) implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.present(this);
    }
  }

  record Listed(List<RoomSummary> rooms) implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.listed(this);
    }
  }

  record Done() implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.done(this);
    }
  }

  /**
   * @param detail one sentence for people, which must not tell internals
   * @param field the name of the field at fault, if one is
   * @param retryAfterMillis when it is worth trying again; 0 when nothing is known
   */
  record Refused(Problem problem, String detail, Optional<String> field, long retryAfterMillis)
      implements Reply {
    public <R> R match(Cases<R> cases) {
      return cases.refused(this);
    }
  }
}

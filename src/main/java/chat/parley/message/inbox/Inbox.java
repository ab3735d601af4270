package chat.parley.message.inbox;

import chat.parley.room.Rooms;
import io.vertx.core.Future;

/** What one node does with the conversations of all people. Touched by one loop. */
public final class Inbox {
  private final InboxStore store;
  private final ReadMarks marks;
  private final Preferring preferring;
  private final Conflation<String, DraftOutcome> drafts;

  public Inbox(Rooms rooms, InboxStore store) {
    this.store = store;
    this.marks = new ReadMarks(rooms, store);
    this.preferring = new Preferring(rooms, store);
    this.drafts = new Conflation<>((first, next) -> next, store::keep, rooms.around().timers());
  }

  InboxStore store() {
    return store;
  }

  ReadMarks marks() {
    return marks;
  }

  Preferring preferring() {
    return preferring;
  }

  Future<DraftOutcome> keep(Conversation of, String text) {
    return drafts.add(of, text).map(outcome -> outcome.orElse(DraftOutcome.NO_PLACE));
  }
}

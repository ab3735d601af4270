package chat.parley.document;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Fact;
import chat.parley.room.Members;
import chat.parley.room.Rooms;
import chat.parley.room.Status;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The sessions of this node that have one document open. One that is lost keeps its place for as
 * long as it keeps that in its rooms.
 */
final class Viewers {
  private final DocumentName doc;
  private final Rooms rooms;
  private final Consumer<String> gone;
  private final Runnable changed;
  private final Map<String, Viewer> bySession = new LinkedHashMap<>();

  /** One session. */
  private static final class Viewer {
    private final Sender sender;
    private boolean writes;
    private boolean here = true;

    private Viewer(Sender sender, boolean writes) {
      this.sender = sender;
      this.writes = writes;
    }
  }

  /**
   * @param gone is told of each session whose place is free
   * @param changed is run when other people have it open than before
   */
  Viewers(DocumentName doc, Rooms rooms, Consumer<String> gone, Runnable changed) {
    this.doc = doc;
    this.rooms = rooms;
    this.gone = gone;
    this.changed = changed;
  }

  /**
   * @throws Refusal when its session has gone meanwhile
   */
  void enter(Sender sender, boolean writes) {
    if (!rooms.joined(sender, doc.room())) {
      throw new Refusal(Problem.HELLO_FIRST.refused("Say hello first."));
    }
    boolean news = !users().contains(sender.user().id());
    bySession.put(sender.session(), new Viewer(sender, writes));
    rooms.around().publisher().enter(sender.session(), doc.key());
    if (news) {
      tell(sender.user());
      changed.run();
    }
  }

  private void tell(User user) {
    rooms
        .around()
        .peers()
        .tell(new Fact.Present(doc.key(), new Members.Member(user, Status.ONLINE)));
  }

  /** Whether it has a place, also while it is lost. */
  boolean has(String session) {
    return bySession.containsKey(session);
  }

  boolean here(String session) {
    return viewer(session).filter(in -> in.here).isPresent();
  }

  private Optional<Viewer> viewer(String session) {
    return Optional.ofNullable(bySession.get(session));
  }

  /** Tells a session whether it may write, if that is news to it. */
  void allow(String session, boolean writes) {
    viewer(session)
        .filter(in -> in.writes != writes)
        .ifPresent(
            in -> {
              in.writes = writes;
              deliver(session, new DocumentEvent.Allowed(doc, writes));
            });
  }

  /** Its connection is gone, and it will probably be back. */
  void lost(String session) {
    viewer(session)
        .ifPresent(
            in -> {
              in.here = false;
              rooms
                  .around()
                  .timers()
                  .after(
                      rooms.around().rules().presenceGraceMillis(),
                      () -> {
                        if (bySession.get(session) == in) {
                          leave(session);
                        }
                      });
            });
  }

  void leave(String session) {
    Viewer left = bySession.remove(session);
    if (left != null) {
      rooms.around().publisher().leave(session, doc.key());
      User user = left.sender.user();
      if (!users().contains(user.id())) {
        rooms.around().peers().tell(new Fact.Absent(doc.key(), user.id()));
        changed.run();
      }
      gone.accept(session);
    }
  }

  /** It is told why it hears no more. */
  void expel(String session, DocumentEvent.CloseReason reason) {
    leave(session);
    deliver(session, new DocumentEvent.Closed(doc, reason));
  }

  private void deliver(String session, DocumentEvent event) {
    rooms.around().publisher().deliver(session, event);
  }

  List<Sender> all() {
    return bySession.values().stream().map(in -> in.sender).toList();
  }

  /** Ids of those who have it open here. */
  private Set<String> users() {
    Set<String> users = new HashSet<>();
    bySession.values().forEach(in -> users.add(in.sender.user().id()));
    return users;
  }

  /** How many people have it open, on all nodes. */
  int count() {
    Set<String> all = users();
    all.addAll(rooms.around().cluster().usersIn(doc.key()));
    return all.size();
  }

  boolean any() {
    return !bySession.isEmpty();
  }
}

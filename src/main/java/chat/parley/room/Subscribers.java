package chat.parley.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who hears a room on this node, and who reads himself up to date before he does: until then a
 * session hears nothing, or news would overtake the page.
 */
final class Subscribers {
  private final String room;
  private final Surroundings around;
  private final RoomPresence presence;
  private final Runnable whenIdle;
  private final Map<String, Session> live = new HashMap<>();
  private final Set<String> behind = new HashSet<>();
  private final List<Joining> joining = new ArrayList<>();
  private boolean toldHeard;

  /**
   * @param whenIdle is run when somebody has gone for good
   */
  Subscribers(String room, Surroundings around, RoomPresence presence, Runnable whenIdle) {
    this.room = room;
    this.around = around;
    this.presence = presence;
    this.whenIdle = whenIdle;
  }

  /** A session reads what it lacks, not even hearing the room if it was a member before. */
  void starts(Joining arrival) {
    Session session = arrival.session();
    joining.removeIf(earlier -> earlier.session() == session);
    joining.add(arrival);
    behind.remove(session.id());
    tellHeard();
    if (live.remove(session.id(), session)) {
      around.publisher().leave(session.id(), room);
      presence.depart(session.user(), true, whenIdle);
    }
  }

  /** Its page could not be read. */
  void fails(Joining arrival) {
    joining.remove(arrival);
    tellHeard();
  }

  /** From now on the session hears the room, unless more lies before it than it has read. */
  void admit(Joining arrival) {
    boolean awaited = joining.remove(arrival);
    Session session = arrival.session();
    if (awaited && session.open() && session.rooms().contains(room)) {
      if (arrival.behind()) {
        behind.add(session.id());
      } else {
        enter(session);
      }
    }
    tellHeard();
  }

  private void enter(Session session) {
    Session earlier = live.put(session.id(), session);
    if (earlier != session) {
      around.publisher().enter(session.id(), room);
    }
    if (earlier == null) {
      presence.arrive(session.user(), session.status());
    }
  }

  /** A session of somebody whom the room concerns, though it has not asked for it. */
  void enterUninvited(Session session) {
    session.rooms().add(room);
    enter(session);
    tellHeard();
  }

  boolean live(Session session) {
    return live.get(session.id()) == session;
  }

  void leave(Session session, boolean lost) {
    behind.remove(session.id());
    joining.removeIf(arrival -> arrival.session() == session);
    if (live.remove(session.id(), session)) {
      around.publisher().leave(session.id(), room);
      presence.depart(session.user(), lost, whenIdle);
    }
    tellHeard();
  }

  /** What is announced while somebody reads belongs to the end of his page. */
  void missed(List<RoomEntry> entries) {
    joining.forEach(arrival -> entries.forEach(arrival::missed));
  }

  int live() {
    return live.size();
  }

  boolean any() {
    return !live.isEmpty() || !behind.isEmpty() || !joining.isEmpty();
  }

  private void tellHeard() {
    if (any() != toldHeard) {
      toldHeard = !toldHeard;
      around.peers().tell(toldHeard ? new Fact.RoomHeard(room) : new Fact.RoomUnheard(room));
    }
  }
}

package chat.parley.delivery;

import java.util.List;
import java.util.Set;

/** What the owner of the rooms tells a loop; a loop takes them in the order they were sent. */
public sealed interface LoopMessage {

  record Enter(String session, String room) implements LoopMessage {}

  record Leave(String session, String room) implements LoopMessage {}

  record Broadcast(String room, List<Outgoing> news) implements LoopMessage {}

  /** Once to whoever hears any of these rooms. */
  record Spread(Set<String> rooms, Outgoing outgoing) implements LoopMessage {}

  record Everyone(Outgoing outgoing) implements LoopMessage {}

  /** Answered with whether the socket took it. */
  record Deliver(String session, Outgoing outgoing) implements LoopMessage {}

  /** The session goes on over another connection; this loop's one ends. */
  record Replace(String session, long connection) implements LoopMessage {}

  /** Everybody comes back as if for the first time; answered when all are gone. */
  record SendAway() implements LoopMessage {}
}

package chat.parley.room;

import chat.parley.message.MessageEvent;
import chat.parley.protocol.Event;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each session hears, as entries of a log of its own. */
final class Ears implements EventPublisher {
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Map<String, List<Event>> heard = new HashMap<>();
  private final Set<String> connected = new HashSet<>();
  private final List<String> replaced = new ArrayList<>();

  /** A session that has a socket here. */
  void connects(String session) {
    connected.add(session);
  }

  void disconnects(String session) {
    connected.remove(session);
  }

  List<String> replaced() {
    return replaced;
  }

  @Override
  public void enter(String session, String room) {
    members.computeIfAbsent(room, unused -> new HashSet<>()).add(session);
  }

  @Override
  public void leave(String session, String room) {
    members.getOrDefault(room, Set.of()).remove(session);
  }

  @Override
  public void publish(String room, List<Event> events) {
    members.getOrDefault(room, Set.of()).forEach(session -> of(session).addAll(events));
  }

  @Override
  public void publishOnce(Set<String> rooms, Event event) {
    Set<String> all = new HashSet<>();
    rooms.forEach(room -> all.addAll(members.getOrDefault(room, Set.of())));
    all.forEach(session -> of(session).add(event));
  }

  @Override
  public void publishToEveryone(Event event) {
    heard.values().forEach(events -> events.add(event));
  }

  @Override
  public void replaced(String session) {
    replaced.add(session);
  }

  @Override
  public Future<Boolean> deliver(String session, Event event) {
    return Future.succeededFuture(connected.contains(session) && of(session).add(event));
  }

  List<Event> of(String session) {
    return heard.computeIfAbsent(session, unused -> new ArrayList<>());
  }

  List<String> messages(String session) {
    return of(session).stream()
        .filter(MessageEvent.Said.class::isInstance)
        .map(event -> ((MessageEvent.Said) event).message())
        .map(message -> message.pos() + " " + message.body().text())
        .toList();
  }

  List<String> comingsAndGoings(String session) {
    return of(session).stream()
        .filter(RoomEvent.PresenceChanged.class::isInstance)
        .map(RoomEvent.PresenceChanged.class::cast)
        .map(
            change ->
                change.joined().stream()
                        .map(member -> "+" + member.user().name())
                        .collect(Collectors.joining())
                    + change.left().stream()
                        .map(user -> "-" + user.name())
                        .collect(Collectors.joining()))
        .toList();
  }
}

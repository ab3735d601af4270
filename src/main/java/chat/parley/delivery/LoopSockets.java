package chat.parley.delivery;

import chat.parley.protocol.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * The sockets of one event loop, by session and by room. Only that loop touches it, so it needs no
 * locks.
 */
public final class LoopSockets {
  private static final long EXPENDABLE_BYTES = 256 * 1024;

  private final long waitingBytes;
  private final TickFlush<Connection<?>> flushes;
  private final Map<String, Connection<?>> bySession = new HashMap<>();
  private final Map<String, Set<String>> roomsOf = new HashMap<>();
  private final Map<String, Map<WireFormat<?>, RoomSubscribers<?>>> byRoom = new HashMap<>();
  private final Set<RoomSubscribers<?>> due = new LinkedHashSet<>();
  private final List<Outgoing> held = new ArrayList<>();
  private final Missed missed;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder slowCloses = new LongAdder();

  /**
   * @param loop runs something on this loop after what already waits there
   * @param waitingBytes past so many unread bytes a connection counts as too slow
   */
  public LoopSockets(Executor loop, long waitingBytes) {
    this(loop, waitingBytes, Missed.nothing());
  }

  /**
   * @param missed brings what slow sockets did without
   */
  public LoopSockets(Executor loop, long waitingBytes, Missed missed) {
    this.waitingBytes = waitingBytes;
    this.flushes = new TickFlush<>(loop, this::pass, this::flush);
    this.missed = missed;
    missed.when(session -> connection(session).filter(socket -> !lags(socket)).isPresent());
  }

  /** A session has one connection: an earlier one that still lives is sent away. */
  public void add(String session, Connection<?> connection) {
    Optional.ofNullable(bySession.get(session)).ifPresent(earlier -> replace(session, earlier));
    bySession.put(session, connection);
  }

  /** The session goes on elsewhere; the connection with this id ends, if it has not yet. */
  public void replace(String session, long id) {
    connection(session)
        .filter(earlier -> earlier.id() == id)
        .ifPresent(earlier -> replace(session, earlier));
  }

  private void replace(String session, Connection<?> earlier) {
    remove(session, earlier);
    earlier.close(CloseCode.REPLACED);
  }

  private Optional<Connection<?>> connection(String session) {
    return Optional.ofNullable(bySession.get(session));
  }

  /** Forgets a connection, unless another one has taken its session over meanwhile. */
  public void remove(String session, Connection<?> connection) {
    if (bySession.remove(session, connection)) {
      Optional.ofNullable(roomsOf.remove(session))
          .ifPresent(rooms -> rooms.forEach(room -> removeFrom(room, session, connection)));
      // last, for it may just have missed what was due in its rooms
      missed.forget(session);
    }
  }

  public void enter(String session, String room) {
    Connection<?> connection = bySession.get(session);
    if (connection != null) {
      roomsOf.computeIfAbsent(session, unused -> new HashSet<>()).add(room);
      addTo(room, session, connection);
    }
  }

  @SuppressWarnings("unchecked") // they are stored under their own format
  private <P> void addTo(String room, String session, Connection<P> connection) {
    RoomSubscribers<P> subscribers =
        (RoomSubscribers<P>)
            byRoom
                .computeIfAbsent(room, unused -> new HashMap<>(4))
                .computeIfAbsent(
                    connection.format(),
                    unused -> new RoomSubscribers<>(connection.format(), flushes::add, missed));
    subscribers.add(session, connection);
  }

  /** In how many rooms a session is heard here. */
  public int rooms(String session) {
    return roomsOf.getOrDefault(session, Set.of()).size();
  }

  public void leave(String session, String room) {
    Connection<?> connection = bySession.get(session);
    Set<String> rooms = roomsOf.get(session);
    if (connection != null && rooms != null && rooms.remove(room)) {
      removeFrom(room, session, connection);
    }
  }

  private void removeFrom(String room, String session, Connection<?> connection) {
    Map<WireFormat<?>, RoomSubscribers<?>> byFormat = byRoom.getOrDefault(room, Map.of());
    RoomSubscribers<?> subscribers = byFormat.get(connection.format());
    if (subscribers != null) {
      subscribers.remove(session);
      if (subscribers.isEmpty()) {
        byFormat.remove(connection.format());
      }
    }
    if (byFormat.isEmpty()) {
      byRoom.remove(room);
    }
  }

  /** Everybody hears it at the end of this turn, with whatever else comes until then. */
  public void broadcast(String room, List<Outgoing> news) {
    Collection<RoomSubscribers<?>> hearing = byRoom.getOrDefault(room, Map.of()).values();
    if (hearing.isEmpty()) {
      news.forEach(Outgoing::done);
      return;
    }
    hearing.forEach(subscribers -> news.forEach(subscribers::hear));
    due.addAll(hearing);
    held.addAll(news);
    flushes.schedule();
  }

  /** What is for one socket, or for all of them, comes behind what their rooms heard before. */
  private void pass() {
    if (held.isEmpty()) {
      return;
    }
    List<RoomSubscribers<?>> hearing = List.copyOf(due);
    List<Outgoing> news = List.copyOf(held);
    due.clear();
    held.clear();
    try {
      hearing.forEach(subscribers -> delivered.add(subscribers.pass()));
    } finally {
      news.forEach(Outgoing::done);
    }
  }

  /** Once to everybody who hears any of these rooms. */
  public void spread(Set<String> rooms, Outgoing outgoing) {
    pass();
    Map<String, Connection<?>> all = new LinkedHashMap<>();
    rooms.forEach(
        room ->
            byRoom
                .getOrDefault(room, Map.of())
                .values()
                .forEach(subscribers -> subscribers.to(all)));
    all.values().forEach(connection -> writeTo(connection, outgoing));
    outgoing.done();
  }

  /** To every session of this loop. */
  public void everyone(Outgoing outgoing) {
    pass();
    bySession.forEach(
        (session, connection) -> {
          if (!outgoing.event().except().filter(session::equals).isPresent()) {
            writeTo(connection, outgoing);
          }
        });
    outgoing.done();
  }

  /** To one session; false when its socket is not here. */
  public boolean deliver(String session, Outgoing outgoing) {
    pass();
    Connection<?> connection = bySession.get(session);
    if (connection == null) {
      outgoing.done();
      return false;
    }
    boolean taken = writeTo(connection, outgoing);
    if (!taken) {
      missed.note(session, outgoing.event());
    }
    outgoing.done();
    return taken;
  }

  private <P> boolean writeTo(Connection<P> connection, Outgoing outgoing) {
    if (!takes(connection, outgoing.event())) {
      return false;
    }
    connection.write(outgoing.in(connection.format()));
    flushes.add(connection);
    delivered.increment();
    return true;
  }

  /** A client that reads slowly loses first what ends by itself. */
  static boolean takes(Connection<?> connection, Event event) {
    return !event.expendable() || !lags(connection);
  }

  static boolean lags(Connection<?> connection) {
    return connection.waitingBytes() >= EXPENDABLE_BYTES;
  }

  /** Something was written to a connection, for it alone. */
  public void flushLater(Connection<?> connection) {
    flushes.add(connection);
  }

  /** A client that does not read is cut off; it comes back and resumes from the log. */
  private void flush(Connection<?> connection) {
    connection.flush();
    if (connection.waitingBytes() > waitingBytes) {
      tooSlow(connection);
    }
  }

  /** Cuts off a client for whom too much waits. */
  public void tooSlow(Connection<?> connection) {
    slowCloses.increment();
    connection.close(CloseCode.SLOW);
  }

  /** From any thread: events times the sockets they were for. */
  public long delivered() {
    return delivered.sum();
  }

  /** From any thread: clients that were cut off because they did not read. */
  public long slowCloses() {
    return slowCloses.sum();
  }
}

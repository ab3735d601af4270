package chat.parley.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.message.MessageEvent;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fan-out on one loop, with connections that write into lists. */
class LoopSocketsTest {
  private final List<Runnable> tick = new ArrayList<>();
  private final LoopSockets sockets = new LoopSockets(tick::add, 1_000);

  /** A format that counts, and notes what it let go. */
  private static final class Counting implements WireFormat<String> {
    private final AtomicInteger encoded = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    @Override
    public String encode(Event event) {
      return "event " + encoded.incrementAndGet();
    }

    @Override
    public void release(String payload) {
      released.incrementAndGet();
    }
  }

  /** A format whose payloads can be written as one. */
  private static final class Joining implements BatchingFormat<String> {
    private final AtomicInteger encoded = new AtomicInteger();
    private final List<String> released = new ArrayList<>();

    @Override
    public String encode(Event event) {
      return "event " + encoded.incrementAndGet();
    }

    @Override
    public String joined(List<String> payloads) {
      return String.join(" + ", payloads);
    }

    /** So long that three make more than a block. */
    @Override
    public int length(String payload) {
      return 11 * 1024;
    }

    @Override
    public void release(String payload) {
      released.add(payload);
    }
  }

  /** A connection whose reader never takes anything unless told. */
  private record ListConnection(
      long id,
      WireFormat<String> format,
      List<String> written,
      List<CloseCode> closed,
      long waiting)
      implements Connection<String> {
    private ListConnection(long id, WireFormat<String> format, long waiting) {
      this(id, format, new ArrayList<>(), new ArrayList<>(), waiting);
    }

    /** Two connections are the same only if they are one. */
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(id);
    }

    @Override
    public void write(String payload) {
      written.add(payload);
    }

    @Override
    public void flush() {
      written.add("flush");
    }

    @Override
    public long waitingBytes() {
      return waiting;
    }

    @Override
    public void close(CloseCode code) {
      closed.add(code);
    }
  }

  private static Event typing(Optional<String> except) {
    return new RoomEvent.Typed("lobby", new User("ann", "Ann", true), true, except);
  }

  private void broadcast(Optional<String> except) {
    sockets.broadcast("lobby", List.of(new Outgoing(typing(except), 1)));
  }

  private void endOfTick() {
    List<Runnable> due = List.copyOf(tick);
    tick.clear();
    due.forEach(Runnable::run);
  }

  private ListConnection enters(String session, WireFormat<String> format, long waiting) {
    ListConnection connection = new ListConnection(session.hashCode(), format, waiting);
    sockets.add(session, connection);
    sockets.enter(session, "lobby");
    return connection;
  }

  @Test
  @DisplayName("1,000 sockets in four formats cost four encodings, shared, and let go once")
  void encodedOnce() {
    List<Counting> formats =
        List.of(new Counting(), new Counting(), new Counting(), new Counting());
    List<ListConnection> all = new ArrayList<>();
    for (int n = 0; n < 1_000; n++) {
      all.add(enters("s" + n, formats.get(n % 4), 0));
    }
    broadcast(Optional.empty());
    endOfTick();
    formats.forEach(format -> assertEquals(1, format.encoded.get()));
    formats.forEach(format -> assertEquals(1, format.released.get()));
    all.forEach(connection -> assertEquals(List.of("event 1", "flush"), connection.written()));
  }

  @Test
  @DisplayName("whatever a tick brings leaves in one flush per socket")
  void oneFlush() {
    ListConnection ann = enters("ann", new Counting(), 0);
    sockets.enter("ann", "hall");
    broadcast(Optional.empty());
    sockets.broadcast("hall", List.of(new Outgoing(typing(Optional.empty()), 1)));
    sockets.deliver("ann", new Outgoing(typing(Optional.empty()), 1));
    assertEquals(1, tick.size());
    endOfTick();
    assertEquals(List.of("event 1", "event 2", "event 3", "flush"), ann.written());
  }

  @Test
  @DisplayName("what a turn brings a room is put together once, and written to each socket at once")
  void joined() {
    Joining format = new Joining();
    ListConnection ann = enters("ann", format, 0);
    ListConnection bob = enters("bob", format, 0);
    broadcast(Optional.empty());
    broadcast(Optional.empty());
    endOfTick();
    assertEquals(List.of("event 1 + event 2", "flush"), ann.written());
    assertEquals(List.of("event 1 + event 2", "flush"), bob.written());
    assertEquals(List.of("event 1 + event 2", "event 1", "event 2"), format.released);
  }

  @Test
  @DisplayName("one that may not hear all of it hears the rest, one by one")
  void joinedForOthers() {
    ListConnection ann = enters("ann", new Joining(), 0);
    ListConnection lagging = enters("lagging", ann.format(), 300 * 1024);
    ListConnection bob = enters("bob", ann.format(), 0);
    broadcast(Optional.of("ann"));
    broadcast(Optional.empty());
    endOfTick();
    assertEquals(List.of("event 2", "flush"), ann.written());
    assertEquals(List.of(), lagging.written());
    assertEquals(List.of("event 1 + event 2", "flush"), bob.written());
  }

  @Test
  @DisplayName("who comes hears nothing that was due before, who goes hears all of it")
  void comesAndGoes() {
    ListConnection ann = enters("ann", new Joining(), 0);
    broadcast(Optional.empty());
    ListConnection bob = enters("bob", ann.format(), 0);
    broadcast(Optional.empty());
    sockets.leave("ann", "lobby");
    broadcast(Optional.empty());
    endOfTick();
    assertEquals(List.of("event 1", "event 2", "flush"), ann.written());
    assertEquals(List.of("event 2", "event 3", "flush"), bob.written());
  }

  @Test
  @DisplayName("what is for one socket comes behind what its rooms heard before")
  void inOrder() {
    ListConnection ann = enters("ann", new Joining(), 0);
    broadcast(Optional.empty());
    sockets.deliver("ann", new Outgoing(typing(Optional.empty()), 1));
    broadcast(Optional.empty());
    sockets.everyone(new Outgoing(typing(Optional.empty()), 1));
    endOfTick();
    assertEquals(List.of("event 1", "event 2", "event 3", "event 4", "flush"), ann.written());
  }

  @Test
  @DisplayName("a turn's worth that is long goes in blocks")
  void blocks() {
    ListConnection ann = enters("ann", new Joining(), 0);
    for (int n = 0; n < 5; n++) {
      broadcast(Optional.empty());
    }
    endOfTick();
    assertEquals(
        List.of("event 1 + event 2", "event 3 + event 4", "event 5", "flush"), ann.written());
  }

  @Test
  @DisplayName("an event that cannot be encoded takes no other with it")
  void unspeakable() {
    WireFormat<String> format =
        event -> {
          if (event instanceof RoomEvent.Typed typed && !typed.on()) {
            throw new IllegalStateException("no words for it");
          }
          return "event";
        };
    ListConnection ann = enters("ann", format, 0);
    User user = new User("ann", "Ann", true);
    RoomEvent.Typed unspeakable = new RoomEvent.Typed("lobby", user, false, Optional.empty());
    sockets.broadcast("lobby", List.of(new Outgoing(unspeakable, 1)));
    broadcast(Optional.empty());
    endOfTick();
    assertEquals(List.of("event", "flush"), ann.written());
  }

  @Test
  @DisplayName("who caused an event, left the room or is gone does not hear it")
  void notHeard() {
    Counting format = new Counting();
    ListConnection ann = enters("ann", format, 0);
    ListConnection bob = enters("bob", format, 0);
    ListConnection eve = enters("eve", format, 0);
    sockets.leave("bob", "lobby");
    sockets.remove("eve", eve);
    broadcast(Optional.of("ann"));
    assertEquals(List.of(), ann.written());
    assertEquals(List.of(), bob.written());
    assertEquals(List.of(), eve.written());
    assertFalse(sockets.deliver("eve", new Outgoing(typing(Optional.empty()), 1)));
    assertTrue(sockets.deliver("bob", new Outgoing(typing(Optional.empty()), 1)));
  }

  @Test
  @DisplayName("one that does not read loses typing first, and is sent away past the bound")
  void slow() {
    Counting format = new Counting();
    ListConnection lagging = enters("lagging", format, 300 * 1024);
    broadcast(Optional.empty());
    endOfTick();
    assertEquals(List.of(), lagging.written());
    Event whisper = new MessageEvent.Whispered("slow", null, "c", 0, null);
    sockets.deliver("lagging", new Outgoing(whisper, 1));
    endOfTick();
    assertEquals(List.of(CloseCode.SLOW), lagging.closed());
  }

  @Test
  @DisplayName("a second connection of a session replaces the first, a late word about it does not")
  void replaced() {
    Counting format = new Counting();
    ListConnection first = enters("ann", format, 0);
    ListConnection second = new ListConnection(7, format, 0);
    sockets.add("ann", second);
    assertEquals(List.of(CloseCode.REPLACED), first.closed());
    sockets.replace("ann", first.id());
    assertEquals(List.of(), second.closed());
    sockets.replace("ann", 7);
    assertEquals(List.of(CloseCode.REPLACED), second.closed());
  }
}

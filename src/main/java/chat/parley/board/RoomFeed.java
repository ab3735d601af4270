package chat.parley.board;

import chat.parley.protocol.Event;
import chat.parley.room.Room;
import chat.parley.room.RoomEvent;
import chat.parley.room.Rooms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The board of a room. How many messages there were the room's log knows: all nodes read it, so
 * their numbers are one share, of which the one with the higher seq is the newer. What is delivered
 * each node counts for itself.
 */
final class RoomFeed implements Feed {
  static final MetricName MESSAGES = new MetricName("messages");
  static final MetricName PEOPLE = new MetricName("people");
  static final MetricName TYPING = new MetricName("typing");
  static final MetricName DELIVERIES = new MetricName("deliveries");

  /** What the board knows when it begins; more would come while the store answers. */
  private static final int MOST_EARLY = 10_000;

  private final String room;
  private final Rooms rooms;
  private final RoomTap tap;
  private final Set<String> typing = new HashSet<>();
  private final List<Said> early = new ArrayList<>();
  private Optional<FeedRecorder> recorder = Optional.empty();
  private long deliveries;

  private record Said(long seq, long ts) {}

  RoomFeed(String room, Rooms rooms, RoomTap tap) {
    this.room = room;
    this.rooms = rooms;
    this.tap = tap;
    tap.add(room, this);
    rooms.open().ifOpen(room).ifPresent(open -> typing.addAll(open.typing()));
  }

  @Override
  public void begin(Board board) {
    recorder = Optional.of(new FeedRecorder(board));
    early.forEach(said -> said(said.seq(), said.ts()));
    early.clear();
  }

  @Override
  public void beat(long now) {
    recorder.ifPresent(to -> rooms.open().ifOpen(room).ifPresent(open -> beat(to, open, now)));
  }

  private void beat(FeedRecorder to, Room open, long now) {
    // of a node that is gone nobody hears that somebody types no more
    typing.removeIf(user -> !open.has(user));
    to.gauge(PEOPLE, Labels.NONE, rooms.present(room), now);
    to.gauge(TYPING, Labels.NONE, typing.size(), now);
    if (deliveries > 0) {
      to.count(DELIVERIES, deliveries, now);
      deliveries = 0;
    }
  }

  /** Events go to the sockets of this node that hear the room. */
  void heard(List<Event> events) {
    int sockets = rooms.open().ifOpen(room).map(Room::sockets).orElse(0);
    for (Event event : events) {
      deliveries += Math.max(0, sockets - (event.except().isPresent() ? 1 : 0));
      if (event instanceof RoomEvent.Typed typed) {
        if (typed.on()) {
          typing.add(typed.user().id());
        } else {
          typing.remove(typed.user().id());
        }
      }
    }
  }

  /** Messages of a room have dense numbers, and time does not go backwards in it. */
  void said(long seq, long ts) {
    if (recorder.isEmpty()) {
      if (early.size() < MOST_EARLY) {
        early.add(new Said(seq, ts));
      }
      return;
    }
    Board board = recorder.get().board();
    long now = rooms.around().clock().getAsLong();
    for (Tier tier : Tier.values()) {
      tell(board, tier, tier.start(ts), seq, now);
    }
    board.fed();
  }

  private static void tell(Board board, Tier tier, long start, long seq, long now) {
    Optional<Slot> known =
        board
            .state()
            .metrics()
            .find(MESSAGES)
            .flatMap(metric -> metric.find(Labels.NONE))
            .flatMap(series -> series.slot(MessageCells.OWNER, tier, start));
    long last = known.map(Slot::version).orElse(0L);
    if (seq > last) {
      double before = known.map(slot -> ((CountCell) slot.cell()).sum()).orElse(0.0);
      long more = tier == Tier.TOTAL || known.isPresent() ? seq - last : 1;
      board.state().told(MessageCells.of(tier.seconds(), start, seq, before + more), now);
    }
  }

  @Override
  public void end() {
    tap.remove(room, this);
  }
}

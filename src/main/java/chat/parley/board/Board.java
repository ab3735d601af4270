package chat.parley.board;

import chat.parley.room.Fact;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One board that somebody watches or records on. Of the others nothing is in memory, and nothing is
 * done for them. Touched only by the loop that owns the rooms.
 */
final class Board {
  private final BoardName name;
  private final Surroundings around;
  private final BoardState state;
  private final Views views;
  private final Watchers watchers;
  private final Flushing flushing;
  private final Counting counting;
  private final Known known;
  private final Upkeep upkeep;
  private final Fading fading;
  private boolean heard;
  private OptionalLong id = OptionalLong.empty();
  private boolean over;
  private long used;
  private int holds;

  /**
   * @param refresh reads again what the store has of it
   */
  Board(
      BoardName name,
      Surroundings around,
      BoardState state,
      BoardParts parts,
      Function<Board, Future<Void>> refresh) {
    this.name = name;
    this.around = around;
    this.state = state;
    this.views = new Views(state);
    this.watchers = new Watchers(name, around, state, views, this::expel);
    this.fading = new Fading(around, state, watchers);
    this.flushing = new Flushing(this, around, parts.store());
    this.upkeep = new Upkeep(this, parts, around.clock(), () -> refresh.apply(this));
    this.known = new Known(state.owners().main());
    this.counting = new Counting(this, parts.store(), () -> refresh.apply(this));
    this.used = around.clock().getAsLong();
  }

  BoardName name() {
    return name;
  }

  BoardState state() {
    return state;
  }

  Views views() {
    return views;
  }

  Watchers watchers() {
    return watchers;
  }

  Counting counting() {
    return counting;
  }

  Flushing flushing() {
    return flushing;
  }

  Upkeep upkeep() {
    return upkeep;
  }

  Known known() {
    return known;
  }

  /** Whether the store has it. */
  boolean made() {
    return id.isPresent();
  }

  /** That of the store; nothing while it is not made. */
  OptionalLong id() {
    return id;
  }

  /**
   * @throws BoardGone when it is not made, or not any more
   */
  long requireId() {
    requireOpen();
    return id.orElseThrow(BoardGone::new);
  }

  /**
   * It may have been closed while the store was asked.
   *
   * @throws BoardGone when it was
   */
  void requireOpen() {
    if (over) {
      throw new BoardGone();
    }
  }

  /**
   * The store has it.
   *
   * @throws BoardGone when that is another one of the same name
   */
  void found(StoredBoard stored) {
    requireOpen();
    if (id.isPresent() && id.getAsLong() != stored.id()) {
      throw new BoardGone();
    }
    id = OptionalLong.of(stored.id());
    told(
        new BoardEvent.ValuesChanged(
            name,
            stored.id(),
            stored.values(),
            state.values().missing(stored),
            stored.title(),
            stored.tiles()));
  }

  /** Whether other nodes would have told what they recorded. */
  boolean hears() {
    return heard || around.peers().alone();
  }

  /** Something was recorded, here or elsewhere. */
  void changed() {
    used = around.clock().getAsLong();
    watchers.changed();
    fading.goOn();
  }

  /** From now on other nodes tell what they record. */
  void hear() {
    if (!heard) {
      heard = true;
      known.begins(around.peers().alone());
      around.peers().tell(new Fact.RoomHeard(name.key()));
    }
  }

  void enter(String session, Group.Terms terms, long rev) {
    hear();
    watchers.enter(session, terms, rev);
    fading.goOn();
  }

  void leave(String session) {
    watchers.leave(session);
    used = around.clock().getAsLong();
    unhear();
  }

  /** Nobody watches, and nobody is about to: who is has been told what others recorded so far. */
  private void unhear() {
    if (heard && holds == 0 && !watchers.any()) {
      heard = false;
      around.peers().tell(new Fact.RoomUnheard(name.key()));
    }
  }

  /** Somebody does something that takes a while: it must not be forgotten meanwhile. */
  void hold() {
    holds++;
  }

  void release() {
    holds--;
    used = around.clock().getAsLong();
    unhear();
  }

  /** Whether it has served nobody for so long. */
  boolean idle(long millis) {
    return holds == 0
        && !watchers.any()
        && flushing.idle()
        && counting.idle()
        && Math.abs(around.clock().getAsLong() - used) >= millis;
  }

  /** Nothing more is heard of it. */
  void close(BoardEvent.CloseReason reason) {
    watchers.sessions().forEach(session -> expel(session, reason));
  }

  /** One session is told why it hears no more. */
  void expel(String session, BoardEvent.CloseReason reason) {
    leave(session);
    around.publisher().deliver(session, new BoardEvent.Closed(name, reason));
  }

  /** It was forgotten. */
  void closed() {
    over = true;
    fading.close();
    state.metrics().close();
    if (heard) {
      heard = false;
      around.peers().tell(new Fact.RoomUnheard(name.key()));
    }
    upkeep.close();
  }

  /** Values that are stored, here or elsewhere, and how the board looks. */
  void told(BoardEvent.ValuesChanged told) {
    boolean news = false;
    for (KeyedValue value : told.values()) {
      state.metrics().knows(value.name(), Kind.VALUES);
      news |= state.values().put(value, state.revision().change());
    }
    for (DroppedKey key : told.dropped()) {
      news |= state.values().drop(key, state.revision().change());
    }
    if (told.title().isPresent() || told.tiles().isPresent()) {
      state.headline().set(told.title(), told.tiles(), state.revision().change());
      news = true;
    }
    if (news) {
      changed();
    }
  }

  /** The same, stored here: other nodes are told. */
  void stored(BoardEvent.ValuesChanged stored) {
    told(stored);
    if (!around.peers().alone()) {
      around.peers().publish(name.key(), List.of(stored));
    }
  }

  /** Cells that are stored already; other nodes are told. */
  void counted(List<ShareCell> cells) {
    told(cells);
    flushing.tell(cells);
  }

  /** Whether so long has gone by since the store was asked what other nodes have recorded. */
  boolean compares(long millis) {
    return heard && known.longAgo(millis, around.clock().getAsLong());
  }

  /** Cells that another node tells. */
  void told(List<ShareCell> cells) {
    long now = around.clock().getAsLong();
    boolean news = false;
    for (ShareCell cell : cells) {
      news |= state.told(cell, now);
    }
    if (news) {
      changed();
    }
  }
}

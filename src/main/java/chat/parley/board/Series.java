package chat.parley.board;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One series of an open board: the shares of all who have recorded in it, which add up. Touched
 * only by the loop that owns the rooms.
 */
final class Series {
  /** Its name, its maps, its place in others; beside what its cells take. */
  private static final int BYTES = 1_500;

  private static final long TENTH = 100;

  private final SeriesName name;
  private final Map<String, Share> shares = new HashMap<>(2);
  private final List<Change> unstored = new ArrayList<>();
  private final Map<Tier, Rolling> rolling = new EnumMap<>(Tier.class);
  private Optional<Now> seen = Optional.empty();
  private long seenAt;
  private long seenTenth;
  private long changed;
  private long cells;
  private long touched = Long.MIN_VALUE;

  /** A slot of one's own that has changed since it was stored. */
  record Change(String owner, Tier tier, Slot slot) {}

  Series(SeriesName name) {
    this.name = name;
  }

  SeriesName name() {
    return name;
  }

  Kind kind() {
    return name.kind();
  }

  /**
   * Somebody here has recorded something.
   *
   * @param at when that was, milliseconds since 1970
   * @param now the same, as this node's clock has it
   */
  void record(
      Item.Sample sample, long at, long now, Owners owners, Horizon horizon, long revision) {
    for (Tier tier : Tier.values()) {
      if (kind().keeps(tier) && at >= tier.forgottenBefore(now)) {
        record(sample, at, tier, owners, horizon, revision);
      }
    }
    changed = revision;
    touched = Math.max(touched, Math.max(at, now));
  }

  private void record(
      Item.Sample sample, long at, Tier tier, Owners owners, Horizon horizon, long revision) {
    long start = tier.start(at);
    boolean recent = horizon.has(tier, start);
    if (!recent && !tier.stored()) {
      return;
    }
    String owner = recent ? owners.main() : owners.late();
    Share share = shares.computeIfAbsent(owner, unknown -> new Share());
    Slot slot = share.slot(tier, start, kind()::empty);
    long before = counted(slot);
    if (tier != Tier.TOTAL || kind().hasTotal()) {
      sample.into(slot.cell(), at);
    } else if (slot.version() > 0) {
      return;
    }
    boolean stored = !slot.dirty();
    slot.recorded(revision);
    cells += slot.bytes() - before;
    share.changed(tier, slot);
    if (stored) {
      unstored.add(new Change(owner, tier, slot));
    }
  }

  /** What is counted of it already: nothing, if it is new. */
  private static long counted(Slot slot) {
    return slot.version() == 0 ? 0 : slot.bytes();
  }

  /**
   * An owner, or the store, has told a slot.
   *
   * @return whether it was news
   * @throws IllegalArgumentException when this is no cell of ours
   */
  boolean told(ShareCell told, Tier tier, long now, long revision) {
    Share share = shares.computeIfAbsent(told.owner(), unknown -> new Share());
    Slot slot = share.slot(tier, tier.start(told.start()), kind()::empty);
    long before = counted(slot);
    if (!slot.told(told.bytes(), revision)) {
      return false;
    }
    cells += slot.bytes() - before;
    share.changed(tier, slot);
    changed = revision;
    if (tier != Tier.TOTAL) {
      touched = Math.max(touched, Math.min(now, told.start() + tier.stepMillis()));
    }
    return true;
  }

  /**
   * A cell as it will be with what is added, which it is not yet.
   *
   * @param owner of the share
   */
  ShareCell plus(String owner, Tier tier, long start, Cell added) {
    Optional<Slot> slot =
        Optional.ofNullable(shares.get(owner))
            .flatMap(share -> share.track(tier))
            .flatMap(track -> track.at(start));
    Cell sum = slot.map(now -> now.cell().copy()).orElseGet(kind()::empty);
    sum.add(added);
    Slot next = new Slot(start, sum);
    return new ShareCell(
        name.text(),
        owner,
        tier.seconds(),
        start,
        next.spelled(slot.map(Slot::version).orElse(0L) + 1));
  }

  /** Only its looks have changed, because time went by. */
  void aged(long revision) {
    changed = revision;
  }

  /**
   * How it is at this moment; found out once for all who ask within a tenth of a second.
   *
   * @param moment milliseconds since 1970
   */
  Now now(long moment) {
    long tenth = moment / TENTH;
    if (changed != seenAt || tenth != seenTenth || seen.isEmpty()) {
      seen = Optional.of(Present.of(this, moment));
      seenAt = changed;
      seenTenth = tenth;
    }
    return seen.orElseThrow();
  }

  /** Its last steps of a tier, as many as are told as now. */
  Rolling last(Tier tier) {
    return rolling.computeIfAbsent(tier, unknown -> new Rolling(this, tier, Present.steps(tier)));
  }

  long changed() {
    return changed;
  }

  /** When somebody recorded in it last, as far as this is known here. */
  long touched() {
    return touched;
  }

  /** What all owners have recorded from one time on and before another; empty when nobody has. */
  Optional<Cell> between(Tier tier, long from, long before) {
    Sum sum = new Sum(kind());
    for (Share share : shares.values()) {
      share.track(tier).ifPresent(track -> track.between(from, before, sum::add));
    }
    return sum.cell();
  }

  /** Cells that are added one by one. */
  private static final class Sum {
    private final Cell cell;
    private boolean any;

    private Sum(Kind kind) {
      this.cell = kind.empty();
    }

    private void add(Slot slot) {
      cell.add(slot.cell());
      any = true;
    }

    private Optional<Cell> cell() {
      return any ? Optional.of(cell) : Optional.empty();
    }
  }

  Cell total() {
    return between(Tier.TOTAL, 0, 1).orElseGet(kind()::empty);
  }

  /** The beginnings of those steps of a tier that have changed since then. */
  TreeSet<Long> changes(Tier tier, long revision) {
    TreeSet<Long> starts = new TreeSet<>();
    shares
        .values()
        .forEach(
            share ->
                share
                    .track(tier)
                    .ifPresent(track -> track.since(revision, slot -> starts.add(slot.start()))));
    return starts;
  }

  /** Slots as they are in memory, from one time on and before another. */
  void slots(Tier tier, long from, long before, Consumer<Slot> each) {
    shares
        .values()
        .forEach(share -> share.track(tier).ifPresent(track -> track.between(from, before, each)));
  }

  /** Whether memory has this step of an owner's share. */
  boolean has(String owner, Tier tier, long start) {
    Share share = shares.get(owner);
    return share != null && share.track(tier).flatMap(track -> track.at(start)).isPresent();
  }

  /** What the store and the other nodes lack. */
  List<Change> unstored() {
    return unstored;
  }

  /** Forgets what is too old for memory, and what of that takes place for nothing. */
  void trim(Horizon horizon) {
    shares.values().forEach(share -> cells -= share.trim(horizon));
    shares.values().removeIf(Share::isEmpty);
    rolling.clear();
  }

  /** What it takes of memory, near enough. */
  long bytes() {
    return BYTES + cells;
  }
}

package chat.parley.board;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What one owner has recorded of a series. */
final class Share {
  private final Map<Tier, Track> tracks = new EnumMap<>(Tier.class);

  Slot slot(Tier tier, long start, Supplier<Cell> empty) {
    return tracks.computeIfAbsent(tier, unknown -> new Track()).at(start, empty);
  }

  /** It has changed. */
  void changed(Tier tier, Slot slot) {
    track(tier).ifPresent(track -> track.changed(slot));
  }

  Optional<Track> track(Tier tier) {
    return Optional.ofNullable(tracks.get(tier));
  }

  void each(BiConsumer<Tier, Slot> each) {
    tracks.forEach((tier, track) -> track.each(slot -> each.accept(tier, slot)));
  }

  void trim(Horizon horizon) {
    tracks.forEach((tier, track) -> track.trim(horizon.since(tier)));
    tracks.values().removeIf(Track::isEmpty);
  }

  boolean isEmpty() {
    return tracks.isEmpty();
  }
}

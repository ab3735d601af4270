package chat.parley.board;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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

  /**
   * @return how many bytes it takes no more
   */
  long trim(Horizon horizon) {
    long freed = 0;
    for (Map.Entry<Tier, Track> track : tracks.entrySet()) {
      freed += track.getValue().trim(horizon.since(track.getKey()));
    }
    tracks.values().removeIf(Track::isEmpty);
    return freed;
  }

  boolean isEmpty() {
    return tracks.isEmpty();
  }
}

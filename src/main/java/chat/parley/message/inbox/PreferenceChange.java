package chat.parley.message.inbox;

import java.util.Optional;

/** What is to be different from now on; the rest stays as it is. */
public record PreferenceChange(
    Optional<Level> level,
    Optional<Boolean> muted,
    Optional<Boolean> pinned,
    Optional<Boolean> archived) {

  public boolean isEmpty() {
    return level.isEmpty() && muted.isEmpty() && pinned.isEmpty() && archived.isEmpty();
  }

  /** What they are afterwards. */
  public Preferences to(Preferences before) {
    return new Preferences(
        level.orElse(before.level()),
        muted.orElse(before.muted()),
        pinned.orElse(before.pinned()),
        archived.orElse(before.archived()));
  }

  /** First this change, then another. */
  public PreferenceChange then(PreferenceChange next) {
    return new PreferenceChange(
        next.level.or(() -> level),
        next.muted.or(() -> muted),
        next.pinned.or(() -> pinned),
        next.archived.or(() -> archived));
  }
}

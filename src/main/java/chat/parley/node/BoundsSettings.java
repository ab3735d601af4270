package chat.parley.node;

import chat.parley.config.LimitsConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.wire.field.Bounds;

/** The settings of Parley as bounds of what clients may send. */
final class BoundsSettings {

  private BoundsSettings() {}

  static Bounds of(ParleyConfig config) {
    LimitsConfig limits = config.limits();
    return new Bounds(
        limits.textCharacters(),
        limits.page(),
        limits.emitBytes(),
        limits.rooms(),
        config.socketio().revision3());
  }
}

package chat.parley.node;

import chat.parley.config.LimitsConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.wire.CommandReader;

/** The settings of Parley as those of its reader of commands. */
final class ReaderSettings {

  private ReaderSettings() {}

  static CommandReader of(ParleyConfig config) {
    LimitsConfig limits = config.limits();
    return new CommandReader(
        limits.textCharacters(), limits.page(), limits.emitBytes(), config.socketio().revision3());
  }
}

package chat.parley.node;

import chat.parley.config.AddressesConfig;
import chat.parley.config.LimitsConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.pace.Rate;
import chat.parley.pace.Rates;
import chat.parley.pace.VisitorRules;

/** The settings of Parley as what those who come may do. */
final class VisitorSettings {
  /** A command may come in several fragments, with attachments, and beside pings. */
  private static final int FRAMES_PER_COMMAND = 4;

  private VisitorSettings() {}

  static VisitorRules of(ParleyConfig config) {
    LimitsConfig limits = config.limits();
    AddressesConfig addresses = config.addresses();
    Rate commands = new Rate(limits.commandsPerSecond(), limits.commandsBurst());
    Rates person =
        new Rates(
            commands.times(FRAMES_PER_COMMAND),
            commands,
            new Rate(limits.sendsPerSecond(), limits.sendsBurst()),
            Rate.of(limits.sendBytesPerSecond(), limits.sendBytesBurst()));
    return new VisitorRules(
        person,
        addresses.people(),
        new Rate(addresses.handshakesPerSecond(), addresses.handshakesBurst()),
        addresses.connections());
  }
}

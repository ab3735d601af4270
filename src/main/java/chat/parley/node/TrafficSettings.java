package chat.parley.node;

import chat.parley.budget.Budget;
import chat.parley.budget.Budgets;
import chat.parley.config.ParleyConfig;
import chat.parley.pace.Visitors;
import chat.parley.transport.MonotonicClock;
import chat.parley.transport.traffic.Receiving;
import chat.parley.transport.traffic.Sending;
import chat.parley.transport.traffic.Traffic;
import java.time.Duration;

/** The settings of Parley as what goes between a node and its clients. */
public final class TrafficSettings {

  private TrafficSettings() {}

  public static Budgets budgets(ParleyConfig config) {
    return new Budgets(
        new Budget(config.memory().receivingBytes()),
        new Budget(config.memory().storingBytes()),
        new Budget(config.memory().sendingBytes()),
        new Budget(config.memory().documentsBytes()),
        new Budget(config.memory().boardsBytes()));
  }

  public static Traffic of(ParleyConfig config, Budgets budgets) {
    return new Traffic(
        new Receiving(
            budgets.receiving(),
            Duration.ofSeconds(config.times().receiveSeconds()),
            config.limits().leastBytesPerSecond()),
        new Sending(budgets.sending()),
        new Visitors(VisitorSettings.of(config), MonotonicClock::millis));
  }
}

package chat.parley.chaos;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a history keeps what the protocol promises, and what it was like for the clients. */
public record Verdict(Sends sends, Faults faults, Pace pace, Clients clients) {
  /** Above the rows of {@link #row}. */
  public static final String TABLE_HEAD =
      """
      | fault | acknowledged | lost | duplicated | reordered | longest silence | until full delivery |
      | --- | --- | --- | --- | --- | --- | --- |""";

  /**
   * What became of the messages.
   *
   * @param indeterminate never answered: they may be in the log or not
   */
  public record Sends(int attempted, int acknowledged, int refused, int indeterminate) {}

  /**
   * Broken promises.
   *
   * @param lost acknowledged, and not where it should be
   * @param different who sees a message in the end otherwise than it is, or a read mark
   * @param details the first of them in words
   */
  public record Faults(
      int lost, int duplicated, int reordered, int holes, int different, List<String> details) {}

  /**
   * What clients went through.
   *
   * @param reconnects of each that came back at least once
   * @param lostPositions who could not go on where he was, and why
   * @param holesSeen holes on a live channel, which the client then filled itself
   * @param repeated messages that came again and were ignored
   */
  public record Clients(
      Map<String, Integer> reconnects, List<String> lostPositions, int holesSeen, int repeated) {}

  public static Verdict of(History history) {
    Findings findings = new Findings();
    Map<String, History.Entry> log = new LogCheck(history, findings).check();
    ListenerCheck check = new ListenerCheck(history, log, findings);
    history.listeners().forEach(check::check);
    history.differences().forEach(findings::different);
    return new Verdict(sends(history), findings.faults(), Pace.of(history), clients(history));
  }

  private static Sends sends(History history) {
    Set<String> acknowledged = new HashSet<>();
    history.acknowledgements().forEach(told -> acknowledged.add(told.cid()));
    Set<String> open = new HashSet<>(history.attempts().keySet());
    int attempted = open.size();
    open.removeAll(acknowledged);
    open.removeAll(history.refusals().keySet());
    return new Sends(attempted, acknowledged.size(), history.refusals().size(), open.size());
  }

  private static Clients clients(History history) {
    return new Clients(
        history.reconnects(),
        history.lostPositions(),
        history.timesHoleSeen(),
        history.timesRepeated());
  }

  /**
   * Nothing acknowledged is lost, nothing came twice, in another order, or with a hole, and all see
   * the same.
   */
  public boolean clean() {
    return faults.lost()
            + faults.duplicated()
            + faults.reordered()
            + faults.holes()
            + faults.different()
        == 0;
  }

  public long longestSilenceMillis() {
    return greatest(pace.silenceMillis().values());
  }

  private static long greatest(Collection<Long> values) {
    return values.stream().mapToLong(value -> value).max().orElse(0);
  }

  public int reconnects() {
    return clients.reconnects().values().stream().mapToInt(times -> times).sum();
  }

  /** As a row of a Markdown table. */
  public String row(String fault) {
    return "| %s | %d | %d | %d | %d | %d ms | %d ms |"
        .formatted(
            fault,
            sends.acknowledged(),
            faults.lost(),
            faults.duplicated(),
            faults.reordered(),
            longestSilenceMillis(),
            pace.fullDeliveryMillis());
  }

  @Override
  public String toString() {
    return "%s: %s, %d lost, %d duplicated, %d reordered, %d holes, %d different; "
            .formatted(
                clean() ? "clean" : "BROKEN",
                sends,
                faults.lost(),
                faults.duplicated(),
                faults.reordered(),
                faults.holes(),
                faults.different())
        + "longest silence %d ms, standstill %d ms, full delivery after %d ms; "
            .formatted(longestSilenceMillis(), pace.standstillMillis(), pace.fullDeliveryMillis())
        + "%s%s".formatted(clients, clean() ? "" : "; " + faults.details());
  }
}

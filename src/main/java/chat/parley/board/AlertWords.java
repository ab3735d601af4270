package chat.parley.board;

import chat.parley.access.User;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/** What an alert says in its room. The same alert that stands the same says the same. */
final class AlertWords {
  private static final double WHOLE = 1L << 53;
  private static final int DIGITS = 1_000;

  private final Alert alert;
  private final AlertRule rule;
  private final AlertState state;

  AlertWords(Alert alert) {
    this.alert = alert;
    this.rule = alert.rule();
    this.state = alert.state();
  }

  /** It has begun. */
  AlertPosts.Post begun() {
    String text =
        "⚠ %s: %s is %s %s: %s"
            .formatted(
                rule.name(), subject(), side(), number(rule.threshold()), number(state.first()));
    return post("", text, data("on"));
  }

  /**
   * It is over.
   *
   * @param until milliseconds since 1970
   */
  AlertPosts.Post over(long until) {
    String text =
        "✓ %s is over: %s was %s %s for %s, %s %s"
            .formatted(
                rule.name(),
                subject(),
                side(),
                number(rule.threshold()),
                duration(until - state.since()),
                extreme(),
                number(state.farthest()));
    return post(" over", text, ended("over", until));
  }

  /** Nobody looks at it any more. */
  AlertPosts.Post removed(long until) {
    String text =
        "%s: this alert was taken away, %s %s"
            .formatted(rule.name(), extreme(), number(state.farthest()));
    return post(" over", text, ended("removed", until));
  }

  private AlertPosts.Post post(String then, String text, Map<String, Object> alertData) {
    BoardName board = alert.board();
    return new AlertPosts.Post(
        board.room(),
        new User("board:" + board.name(), board.name(), false),
        "alert " + alert.id() + " " + state.episode() + then,
        text,
        Map.of("alert", alertData));
  }

  private Map<String, Object> data(String as) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("board", alert.board().name());
    data.put("name", rule.name());
    data.put("metric", rule.metric().text());
    if (!rule.labels().byKey().isEmpty()) {
      data.put("labels", new LinkedHashMap<String, Object>(rule.labels().byKey()));
    }
    data.put("value", rule.figure().name().toLowerCase(Locale.ROOT));
    data.put(side(), value(rule.threshold()));
    data.put("state", as);
    data.put("since", state.since());
    data.put("first", value(state.first()));
    return data;
  }

  private Map<String, Object> ended(String as, long until) {
    Map<String, Object> data = data(as);
    data.put("until", until);
    data.put(extreme(), value(state.farthest()));
    return data;
  }

  private String side() {
    return rule.above() ? "above" : "below";
  }

  private String extreme() {
    return rule.above() ? "highest" : "lowest";
  }

  private String subject() {
    StringJoiner labels = new StringJoiner(", ", " (", ")").setEmptyValue("");
    rule.labels().byKey().forEach((key, label) -> labels.add(key + " " + label));
    String figure =
        rule.figure() == AlertFigure.NOW ? "" : " " + rule.figure().name().toLowerCase(Locale.ROOT);
    return rule.metric().text() + figure + labels;
  }

  private static Number value(double number) {
    if (number == Math.rint(number) && Math.abs(number) <= WHOLE) {
      return (long) number;
    }
    return number;
  }

  /** With at most three digits behind the point, for people. */
  private static String number(double number) {
    double rounded = Math.rint(number * DIGITS) / DIGITS;
    return value(Math.abs(number) < WHOLE / DIGITS && rounded != 0 ? rounded : number).toString();
  }

  /** In its two largest units. */
  private static String duration(long millis) {
    long seconds = Math.max(0, TimeUnit.MILLISECONDS.toSeconds(millis));
    long minutes = TimeUnit.SECONDS.toMinutes(seconds);
    long hours = TimeUnit.MINUTES.toHours(minutes);
    long days = TimeUnit.HOURS.toDays(hours);
    if (days > 0) {
      return days + " d " + hours % 24 + " h";
    }
    if (hours > 0) {
      return hours + " h " + minutes % 60 + " min";
    }
    return minutes > 0 ? minutes + " min " + seconds % 60 + " s" : seconds + " s";
  }
}

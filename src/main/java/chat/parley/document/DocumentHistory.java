package chat.parley.document;

import java.util.concurrent.TimeUnit;

/**
 * How long it is known what documents were like: the older, the fewer versions.
 *
 * @param editDays of which each edit is kept
 * @param hourDays of which one version of each hour is kept
 * @param dayDays of which one version of each day is kept; older ones are forgotten
 */
public record DocumentHistory(int editDays, int hourDays, int dayDays) {

  public long editMillis() {
    return TimeUnit.DAYS.toMillis(editDays);
  }

  public long hourMillis() {
    return TimeUnit.DAYS.toMillis(hourDays);
  }

  public long dayMillis() {
    return TimeUnit.DAYS.toMillis(dayDays);
  }
}

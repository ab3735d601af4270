package chat.parley.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How long people had to wait.
 *
 * @param silenceMillis of each listener: the longest time for which he heard nothing although
 *     something had been acknowledged meanwhile
 * @param standstillMillis the longest time for which nothing was acknowledged although something
 *     had been tried
 * @param fullDeliveryMillis from the end of the fault until everything that people had to say
 *     before was heard by all; without a fault, everything from the last attempt on
 */
public record Pace(
    Map<String, Long> silenceMillis, long standstillMillis, long fullDeliveryMillis) {

  static Pace of(History history) {
    NavigableSet<Long> told = new TreeSet<>();
    history.acknowledgements().forEach(answer -> told.add(answer.nanos()));
    Map<String, Long> silences = new LinkedHashMap<>();
    history
        .listeners()
        .forEach((name, listener) -> silences.put(name, silence(listener.takes(), told)));
    return new Pace(silences, standstill(history), fullDelivery(history));
  }

  private static long silence(List<History.Take> takes, NavigableSet<Long> told) {
    long longest = 0;
    for (int i = 1; i < takes.size(); i++) {
      Long first = told.higher(takes.get(i - 1).nanos());
      if (first != null) {
        longest = Math.max(longest, takes.get(i).nanos() - first);
      }
    }
    return TimeUnit.NANOSECONDS.toMillis(longest);
  }

  /** Walks through time with the attempts that are not answered yet. */
  private static long standstill(History history) {
    Map<String, Long> answers = history.answered();
    TreeMap<Long, Integer> steps = new TreeMap<>();
    history.attempts().values().stream()
        .filter(attempt -> answers.containsKey(attempt.cid()))
        .forEach(
            attempt -> {
              steps.merge(attempt.nanos(), 1, Integer::sum);
              steps.merge(answers.get(attempt.cid()), -1, Integer::sum);
            });
    long longest = 0;
    long since = 0;
    int open = 0;
    for (Map.Entry<Long, Integer> step : steps.entrySet()) {
      boolean answer = step.getValue() <= 0;
      longest = answer ? Math.max(longest, step.getKey() - since) : longest;
      since = answer || open == 0 ? step.getKey() : since;
      open += step.getValue();
    }
    return TimeUnit.NANOSECONDS.toMillis(longest);
  }

  private static long fullDelivery(History history) {
    Map<String, History.Attempt> attempts = history.attempts();
    Optional<History.Healing> healing = history.healing();
    Set<String> concerned =
        attempts.values().stream()
            .filter(attempt -> healing.map(end -> end.concerns(attempt)).orElse(true))
            .map(History.Attempt::cid)
            .collect(Collectors.toSet());
    long last = attempts.values().stream().mapToLong(History.Attempt::nanos).max().orElse(0);
    long start = healing.map(History.Healing::nanos).orElse(last);
    long end =
        history.listeners().values().stream()
            .flatMap(listener -> listener.takes().stream())
            .filter(take -> concerned.contains(take.cid()))
            .mapToLong(History.Take::nanos)
            .max()
            .orElse(start);
    return TimeUnit.NANOSECONDS.toMillis(Math.max(0, end - start));
  }
}

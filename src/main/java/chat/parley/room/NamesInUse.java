package chat.parley.room;

import chat.parley.access.User;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who bears which name: of two people who are here at the same time, wherever in the cluster, the
 * one who came later is marked, as in {@code Ann (2)}. Costs some look-ups however many bear it.
 */
final class NamesInUse {
  private static final Pattern MARKED = Pattern.compile("(.+) \\(\\d{1,6}\\)");
  private static final int SMALL_MARKS = 8;
  private static final int MARKS = 20;
  private static final int LARGEST_MARK = 999_999;
  private static final int APART = 7_919;

  private final Surroundings around;
  private final Map<String, Map<String, Integer>> bearers = new HashMap<>();

  NamesInUse(Surroundings around) {
    this.around = around;
  }

  /** The user as he may be called here; his name is his from now on. */
  User take(User wanted) {
    User named = free(wanted);
    bear(named);
    return named;
  }

  private User free(User wanted) {
    if (!taken(wanted.name(), wanted.id())) {
      return wanted;
    }
    Matcher marked = MARKED.matcher(wanted.name());
    String base = marked.matches() ? marked.group(1) : wanted.name();
    for (int attempt = 0; attempt < MARKS; attempt++) {
      String name = marked(base, mark(attempt, wanted.id()));
      if (!taken(name, wanted.id())) {
        return wanted.called(name);
      }
    }
    return wanted.called(wanted.id());
  }

  /** Small numbers for people; in a crowd of one name, large ones that are hardly taken yet. */
  private static int mark(int attempt, String user) {
    return attempt < SMALL_MARKS
        ? attempt + 2
        : SMALL_MARKS
            + 2
            + Math.floorMod(user.hashCode() + attempt * APART, LARGEST_MARK - SMALL_MARKS - 1);
  }

  /** The mark must fit, and what is left of the name be one. */
  private static String marked(String base, int number) {
    String mark = " (" + number + ")";
    int room = Names.USER_CHARACTERS - mark.length();
    int[] letters = base.codePoints().limit(room).toArray();
    return Names.user(new String(letters, 0, letters.length) + mark).orElse("guest" + mark);
  }

  private boolean taken(String name, String user) {
    String compared = Names.compared(name);
    return bearers.getOrDefault(compared, Map.of()).keySet().stream()
            .anyMatch(id -> !id.equals(user))
        || around.cluster().bears(compared, user);
  }

  private void bear(User user) {
    bearers
        .computeIfAbsent(Names.compared(user.name()), name -> new HashMap<>(2))
        .merge(user.id(), 1, Integer::sum);
  }

  /** One of his sessions has ended. */
  void left(User user, boolean lost) {
    if (lost) {
      keep(user);
    }
    give(user);
  }

  /** Keeps the name for as long as a lost connection counts as present. */
  void keep(User user) {
    long millis = around.rules().presenceGraceMillis();
    if (millis > 0) {
      bear(user);
      around.timers().after(millis, () -> give(user));
    }
  }

  private void give(User user) {
    bearers.computeIfPresent(
        Names.compared(user.name()),
        (name, users) -> {
          users.computeIfPresent(user.id(), (id, times) -> times > 1 ? times - 1 : null);
          return users.isEmpty() ? null : users;
        });
  }
}

package chat.parley.document.yjs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a set goes on that is given away in parts.
 *
 * @param deletes whether all structs have been given, and it goes on with deletes
 * @param client the highest that has not been given to its end
 * @param clock of it
 */
public record Position(boolean deletes, long client, int clock) {
  private static final Pattern FORM = Pattern.compile("([sd])(\\d{1,16})\\.(\\d{1,9})");

  /** As clients are told, to give it back. */
  public String text() {
    return (deletes ? "d" : "s") + client + "." + clock;
  }

  /** Empty where it is none. */
  public static Optional<Position> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new Position(
                form.group(1).equals("d"),
                Long.parseLong(form.group(2)),
                Integer.parseInt(form.group(3))))
        : Optional.empty();
  }
}

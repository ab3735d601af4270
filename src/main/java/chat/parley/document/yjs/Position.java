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
  private static final Pattern FORM = Pattern.compile("([sd])(\\d{1,16})\\.(\\d{1,10})");

  /** As clients are told, to give it back. */
  public String text() {
    return (deletes ? "d" : "s") + client + "." + clock;
  }

  /** Empty where it is none. */
  public static Optional<Position> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Long.parseLong(form.group(3)) > Bounds.CLOCKS) {
      return Optional.empty();
    }
    boolean deletes = form.group(1).equals("d");
    long client = Long.parseLong(form.group(2));
    return Optional.of(new Position(deletes, client, Integer.parseInt(form.group(3))));
  }
}

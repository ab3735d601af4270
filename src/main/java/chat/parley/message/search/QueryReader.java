package chat.parley.message.search;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Names;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what somebody typed to find something. */
public final class QueryReader {

  /** Most units of all terms together. */
  private static final int MOST_UNITS = 200;

  private static final int MOST_TERMS = 20;
  private static final Set<String> FILTERS =
      Set.of("from", "in", "before", "after", "has", "mentions");

  private final List<Term> terms = new ArrayList<>();
  private final List<Term> without = new ArrayList<>();
  private Optional<String> from = Optional.empty();
  private Optional<String> room = Optional.empty();
  private long since;
  private long until = Long.MAX_VALUE;
  private boolean links;
  private boolean files;
  private boolean reactions;
  private boolean mentionsMe;
  private int units;

  private QueryReader() {}

  /**
   * @throws Refusal when it cannot be understood, or asks for nothing
   */
  public static SearchQuery read(String typed) {
    return new QueryReader().readAll(typed);
  }

  static Optional<String> known(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FILTERS.contains(lower) ? Optional.of(lower) : Optional.empty();
  }

  private SearchQuery readAll(String typed) {
    boolean filtered = false;
    for (QueryWords.Part part : QueryWords.of(typed)) {
      if (part.filter().isEmpty()) {
        term(part);
      } else if (!part.text().isBlank()) {
        filter(part.filter().get(), part);
        filtered = true;
      }
    }
    if (terms.isEmpty() && without.isEmpty() && !filtered) {
      throw wrong("There is nothing in it that could be searched for.");
    }
    return new SearchQuery(
        terms, without, from, room, since, until, links, files, reactions, mentionsMe);
  }

  /** Of stop signs nothing is left. */
  private void term(QueryWords.Part part) {
    List<Unit> cut = Units.of(part.text(), MOST_UNITS + 1);
    units += cut.size();
    if (units > MOST_UNITS || terms.size() + without.size() == MOST_TERMS) {
      throw wrong("These are too many words to search for.");
    }
    if (!cut.isEmpty()) {
      (part.without() ? without : terms).add(new Term(cut));
    }
  }

  private void filter(String name, QueryWords.Part part) {
    if (part.without()) {
      throw wrong("Only words and quotations can be left out, not " + name + ":.");
    }
    String value = part.text().strip();
    switch (name) {
      case "from" -> from = Optional.of(Folding.of(value));
      case "in" -> room = Optional.of(room(value));
      case "before" -> until = Math.min(until, day(value, 0));
      case "after" -> since = Math.max(since, day(value, 1));
      case "has" -> has(Folding.of(value));
      default -> mentions(Folding.of(value));
    }
  }

  private static String room(String name) {
    return Names.room(name.startsWith("#") ? name.substring(1) : name)
        .orElseThrow(() -> wrong("After in: comes the name of a room."));
  }

  private void has(String what) {
    switch (what) {
      case "link", "links" -> links = true;
      case "file", "files" -> files = true;
      case "reaction", "reactions" -> reactions = true;
      default -> throw wrong("After has: comes link, file or reaction.");
    }
  }

  private void mentions(String who) {
    if (!who.equals("me")) {
      throw wrong("After mentions: comes me.");
    }
    mentionsMe = true;
  }

  private static long day(String date, int more) {
    try {
      return LocalDate.parse(date).plusDays(more).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
          * 1000;
    } catch (DateTimeParseException noDate) {
      throw wrong("A date is written like 2026-11-26.");
    }
  }

  private static Refusal wrong(String sentence) {
    return new Refusal(Problem.BAD_REQUEST.refusedFor("q", sentence));
  }
}

package chat.parley.message.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which an index finds messages: those of the text, and facts about the message that
 * no text can look like. Senders are short hashes: what is found by them is looked at again.
 */
public final class IndexWords {

  /** Most units of a text that can be found. */
  static final int MOST_UNITS = 20_000;

  /** Most bytes of all words of a message; PostgreSQL takes 1 MiB with what it adds. */
  private static final int MOST_BYTES = 200_000;

  private static final Pattern LINK =
      Pattern.compile("\\b(https?://|www\\.)[^\\s]", Pattern.CASE_INSENSITIVE);
  private static final String LINK_WORD = "~l";
  private static final String FILE_WORD = "~f";

  private IndexWords() {}

  /** All words of a message, with a space between two. */
  public static String of(Document document) {
    Set<String> words = new LinkedHashSet<>();
    words.add(room(document.spot().room()));
    words.add(sender(Folding.of(document.sender())));
    words.add(sender(Folding.of(document.name())));
    document.mentions().forEach(user -> words.add(mention(user)));
    if (hasLink(document.text())) {
      words.add(LINK_WORD);
    }
    if (document.file()) {
      words.add(FILE_WORD);
    }
    addText(words, document.text());
    return String.join(" ", words);
  }

  private static void addText(Set<String> words, String text) {
    int bytes = 0;
    Unit before = new Unit("", false, false);
    for (Unit unit : Units.of(text, MOST_UNITS)) {
      bytes += 2 * unit.text().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        return;
      }
      words.add(unit.text());
      if (unit.pairsWith(before)) {
        words.add(before.text() + unit.text());
      }
      before = unit;
    }
  }

  static boolean hasLink(String text) {
    return LINK.matcher(text).find();
  }

  private static String room(long room) {
    return "#" + Long.toHexString(room);
  }

  private static String sender(String folded) {
    return "@" + Integer.toHexString(folded.hashCode());
  }

  private static String mention(String user) {
    return "!" + HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8));
  }

  /** The words that every message has which is found. */
  static List<String> needed(SearchQuery query, long room, String me) {
    List<String> words = new ArrayList<>();
    query.terms().forEach(term -> words.addAll(term.words()));
    query.from().ifPresent(from -> words.add(sender(from.equals("me") ? Folding.of(me) : from)));
    if (room > 0) {
      words.add(room(room));
    }
    if (query.links()) {
      words.add(LINK_WORD);
    }
    if (query.files()) {
      words.add(FILE_WORD);
    }
    return words.stream().distinct().toList();
  }

  /** The words that none of them has. */
  static List<String> excluded(SearchQuery query) {
    return query.without().stream()
        .filter(Term::exact)
        .flatMap(term -> term.words().stream())
        .distinct()
        .toList();
  }

  /** The words of which every message has one that calls somebody. */
  static List<String> calls(String user) {
    return List.of(mention(user), mention("*"));
  }
}

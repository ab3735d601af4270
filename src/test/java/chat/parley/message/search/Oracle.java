package chat.parley.message.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Says which messages a search finds, by looking at every one of them with what Java knows of text:
 * it shares nothing with the index.
 */
final class Oracle {

  /** A message as it is now. */
  record Said(
      String room, long seq, long ts, String sender, String name, String text, String plain) {
    Said(String room, long seq, long ts, String sender, String name, String text) {
      this(room, seq, ts, sender, name, text, Oracle.plain(text));
    }
  }

  /** A search, and which texts it finds. */
  record Asked(String typed, Predicate<Said> finds) {}

  private static final String LETTER =
      "[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]]";
  private static final String GAP = "[^\\p{L}\\p{N}\\p{So}]+";

  private final Corpus corpus;
  private final List<String> senders;
  private final List<String> rooms;

  Oracle(Corpus corpus, List<String> senders, List<String> rooms) {
    this.corpus = corpus;
    this.senders = senders;
    this.rooms = rooms;
  }

  /** Accents only on Latin letters in the corpus; marks of kana are part of NFC letters. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace("\u200D", "")
        .replace("\uFE0F", "")
        .replace("\uD83C\uDFFD", "")
        .codePoints()
        .forEach(
            point -> {
              if (point < 0x250) {
                plain.append(
                    Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD).charAt(0));
              } else {
                plain.appendCodePoint(point);
              }
            });
    return plain.toString();
  }

  private static Predicate<Said> has(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return said -> pattern.matcher(said.plain()).find();
  }

  private static Predicate<Said> spaceless(String part) {
    return has(Pattern.quote(plain(part)));
  }

  private static Predicate<Said> word(String word) {
    String wanted = plain(word).replaceAll("[_.]", "\\\\E" + GAP.replace("\\", "\\\\") + "\\\\Q");
    return has(alone("\\Q" + wanted + "\\E"));
  }

  private static Predicate<Said> phrase(String one, String other) {
    return has(alone(Pattern.quote(plain(one)) + GAP + Pattern.quote(plain(other))));
  }

  private static String alone(String regex) {
    return "(?<!" + LETTER + ")" + regex + "(?!" + LETTER + ")";
  }

  /** Any search, with one of the kinds of parts, or several. */
  Asked ask() {
    Asked first = part();
    if (corpus.number(2) == 0) {
      return first;
    }
    Asked second = corpus.number(3) == 0 ? without() : part();
    return new Asked(first.typed() + " " + second.typed(), first.finds().and(second.finds()));
  }

  private Asked without() {
    String word = plainWord();
    return new Asked("-" + word, word(word).negate());
  }

  private String plainWord() {
    return corpus.one(Corpus.ENGLISH.stream().filter(word -> word.matches("[a-z]+")).toList());
  }

  private Asked part() {
    return switch (corpus.number(9)) {
      case 0 -> chinese(corpus.one(Corpus.CHINESE).substring(0, 1));
      case 1 -> chinese(corpus.one(Corpus.CHINESE));
      case 2 -> chinese(corpus.one(Corpus.CHINESE) + corpus.one(Corpus.CHINESE));
      case 3 -> chinese(corpus.one(Corpus.JAPANESE));
      case 4, 5 -> english(corpus.one(Corpus.ENGLISH));
      case 6 -> quoted(plainWord(), plainWord());
      case 7 -> emoji(corpus.one(Corpus.EMOJI));
      default -> filter();
    };
  }

  private static Asked chinese(String part) {
    return new Asked(part, spaceless(part));
  }

  private static Asked english(String word) {
    return new Asked(word.toUpperCase(Locale.ROOT), word(word));
  }

  private static Asked quoted(String one, String other) {
    return new Asked('"' + one + ' ' + other + '"', phrase(one, other));
  }

  private static Asked emoji(String emoji) {
    return new Asked(emoji, spaceless(emoji));
  }

  private Asked filter() {
    String sender = senders.get(corpus.number(senders.size()));
    String room = rooms.get(corpus.number(rooms.size()));
    return switch (corpus.number(4)) {
      case 0 -> new Asked("from:" + sender, said -> said.sender().equals(sender));
      case 1 ->
          new Asked(
              "from:\"name of " + sender.toUpperCase(Locale.ROOT) + '"',
              said -> said.sender().equals(sender));
      case 2 -> new Asked("in:" + room, said -> said.room().equals(room));
      default -> new Asked("has:link", said -> said.text().contains("https://"));
    };
  }
}

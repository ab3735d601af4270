package chat.parley.transport.file;

import chat.parley.message.Body;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.wire.StrictJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What somebody says with a file: fields of text, as headers, queries and forms have them. */
final class Words {
  private static final int TEXT_CHARACTERS = 1_000;
  private static final int ID_CHARACTERS = 128;
  private static final int MOST_MENTIONS = 50;
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,15}");
  private static final Map<String, Body.Format> FORMATS =
      Map.of("", Body.Format.PLAIN, "plain", Body.Format.PLAIN, "md", Body.Format.MD);

  private Words() {}

  /**
   * @param said {@code text}, {@code format} and {@code mentions}, whose ids stand between commas
   */
  static Body body(Map<String, String> said) {
    String text = said.getOrDefault("text", "");
    StrictJson.checked(text);
    if (text.codePointCount(0, text.length()) > TEXT_CHARACTERS) {
      throw refusal("text", "The text has at most " + TEXT_CHARACTERS + " characters.");
    }
    Body.Format format = FORMATS.get(said.getOrDefault("format", ""));
    if (format == null) {
      throw refusal("format", "The format is plain or md.");
    }
    return new Body(text, format, Map.of(), mentions(said.getOrDefault("mentions", "")));
  }

  private static List<String> mentions(String said) {
    StrictJson.checked(said);
    List<String> users =
        Arrays.stream(said.split(",", MOST_MENTIONS * ID_CHARACTERS))
            .map(String::strip)
            .filter(user -> !user.isEmpty())
            .distinct()
            .toList();
    if (users.size() > MOST_MENTIONS || users.stream().anyMatch(Words::tooLong)) {
      throw refusal("mentions", "At most " + MOST_MENTIONS + " ids of users, with commas between.");
    }
    return users;
  }

  private static boolean tooLong(String user) {
    return user.length() > ID_CHARACTERS;
  }

  /** The seq of the message that it answers. */
  static OptionalLong reply(Map<String, String> said) {
    String seq = said.getOrDefault("reply", "");
    if (seq.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(seq).matches()) {
      throw refusal("reply", "The answer is to the seq of a message.");
    }
    return OptionalLong.of(Long.parseLong(seq));
  }

  private static Refusal refusal(String field, String words) {
    return new Refusal(Problem.BAD_REQUEST.refusedFor(field, words));
  }
}

package chat.parley.document;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A change of a text of a document; places are counted in UTF-16 units.
 *
 * @param at where it begins; at the end unless said
 * @param to where what is replaced ends; at the end unless said
 * @param root the name of the text; unless said {@code content}, or else the only one
 */
public record TextChange(
    Kind kind, String text, OptionalInt at, OptionalInt to, Optional<String> root) {

  /** What is done. */
  public enum Kind {
    APPEND,
    INSERT,
    REPLACE
  }
}

package chat.parley.commandline.push;

import java.util.Optional;

/**
 * Lines that are posted as they are.
 *
 * @param path where
 */
record PlainFormat(String path) implements PushFormat {

  @Override
  public Optional<String> spelled(InputLine line) {
    return Optional.of(line.text()).filter(text -> !text.isBlank()).map(PlainFormat::noList);
  }

  /**
   * A list at the beginning would be taken for all of the body; behind a brace it is only wrong.
   */
  private static String noList(String text) {
    return text.stripLeading().startsWith("[") ? "{" + text : text;
  }
}

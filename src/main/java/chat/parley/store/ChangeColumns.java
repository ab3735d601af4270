package chat.parley.store;

import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.Links;
import java.util.Optional;

/** What the columns of an entry say of a change: both databases have the same. */
record ChangeColumns(
    String text, String format, Optional<String> data, Optional<String> attributes) {

  static ChangeColumns of(Alteration alteration) {
    if (alteration instanceof Alteration.Close close) {
      return said(close.body(), Optional.of(Attributes.of(close)));
    }
    if (alteration instanceof Alteration.Edit edit) {
      return said(edit.body(), Attributes.of(edit.body(), Links.NONE, false));
    }
    if (alteration instanceof Alteration.Reaction reaction) {
      return plain(reaction.emoji(), reaction.on() ? "ON" : "OFF");
    }
    return alteration instanceof Alteration.Pin pin
        ? plain("", pin.on() ? "ON" : "OFF")
        : plain("", "");
  }

  private static ChangeColumns said(Body body, Optional<String> attributes) {
    return new ChangeColumns(body.text(), body.format().name(), EntryRows.data(body), attributes);
  }

  private static ChangeColumns plain(String text, String format) {
    return new ChangeColumns(text, format, Optional.empty(), Optional.empty());
  }
}

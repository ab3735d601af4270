package chat.parley.transport.yjs;

import chat.parley.document.DocumentName;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageEvent;
import chat.parley.message.Target;
import java.util.List;
import java.util.Optional;

/**
 * What applications say beside a document: an event of its room, named {@code stateless}, whose
 * data are the document's name and the text. So every carrier can say and hear it.
 */
final class Stateless {
  static final int MOST_CHARACTERS = 64 * 1024;

  private static final String NAME = "stateless";

  private Stateless() {}

  static MessageCommand.Emit command(DocumentName document, String text) {
    return new MessageCommand.Emit(
        new Target.ToRoom(document.room()), NAME, List.of(document.name(), text), true);
  }

  static Optional<DocumentName> document(MessageEvent.Custom event) {
    return event.name().equals(NAME)
            && event.to() instanceof Target.ToRoom to
            && event.data().size() == 2
            && event.data().get(0) instanceof String name
            && event.data().get(1) instanceof String
        ? Optional.of(new DocumentName(to.room(), name))
        : Optional.empty();
  }

  static String text(MessageEvent.Custom event) {
    return (String) event.data().get(1);
  }
}

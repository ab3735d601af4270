package chat.parley.transport.yjs;

import chat.parley.document.DocumentEvent;
import chat.parley.document.DocumentName;
import chat.parley.message.MessageEvent;
import chat.parley.protocol.Event;
import chat.parley.transport.yjs.message.ServerMessages;
import java.util.Optional;

/** An event that is for clients of Yjs, and of which document it tells. */
record DocumentNews(DocumentName document, Event event) {
  static Optional<DocumentNews> of(Event event) {
    return document(event).map(name -> new DocumentNews(name, event));
  }

  private static Optional<DocumentName> document(Event event) {
    if (event instanceof DocumentEvent.Updated updated) {
      return Optional.of(updated.doc());
    }
    if (event instanceof DocumentEvent.Cursors cursors) {
      return Optional.of(cursors.doc());
    }
    if (event instanceof DocumentEvent.Allowed allowed) {
      return Optional.of(allowed.doc());
    }
    if (event instanceof DocumentEvent.Closed closed) {
      return Optional.of(closed.doc());
    }
    return event instanceof MessageEvent.Custom custom
        ? Stateless.document(custom)
        : Optional.empty();
  }

  /** Whether each client fetches it. */
  boolean large() {
    return event instanceof DocumentEvent.Updated updated && updated.large();
  }

  /** What is sent for it; nothing where each socket does something else. */
  Optional<byte[]> message(ServerMessages messages) {
    if (large()) {
      return Optional.empty();
    }
    if (event instanceof DocumentEvent.Updated updated) {
      return Optional.of(messages.update(updated.update()));
    }
    if (event instanceof DocumentEvent.Cursors cursors) {
      return Optional.of(messages.awareness(cursors.cursors()));
    }
    return event instanceof MessageEvent.Custom custom
        ? Optional.of(messages.stateless(Stateless.text(custom)))
        : Optional.empty();
  }
}

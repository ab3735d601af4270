package chat.parley.document;

import chat.parley.room.Departures;

/** Sessions that go leave their documents. */
final class DocumentDepartures implements Departures {
  private final Documents documents;

  DocumentDepartures(Documents documents) {
    this.documents = documents;
  }

  @Override
  public void ended(String session, boolean lost) {
    for (OpenDocument document : documents.of(session)) {
      if (lost) {
        document.viewers().lost(session);
      } else {
        document.viewers().leave(session);
      }
    }
  }

  @Override
  public void left(String session, String room) {
    documents.of(session).stream()
        .filter(document -> document.doc().room().equals(room))
        .forEach(document -> document.viewers().expel(session, DocumentEvent.CloseReason.LEFT));
  }
}

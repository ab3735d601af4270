package chat.parley.document;

import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;

/** Which documents there are, and which versions of one. */
final class DocumentLists {
  private static final int PAGE = 50;

  /** What is written with less than this between is one version. */
  private static final long VERSION_GAP_MILLIS = 600_000;

  private final Documents documents;
  private final DocumentStore store;

  DocumentLists(Documents documents) {
    this.documents = documents;
    this.store = documents.parts().store();
  }

  Future<Reply> list(DocumentCommand.ListAll command) {
    long before = command.before().orElse(Long.MAX_VALUE);
    return LogEnvironment.inTime(store.list(command.room(), before, PAGE))
        .map(rows -> new DocumentReply.Listed(rows.stream().map(this::line).toList(), next(rows)));
  }

  private DocumentReply.Line line(DocumentRow row) {
    return new DocumentReply.Line(row, documents.viewers(row.document()));
  }

  private static OptionalLong next(List<DocumentRow> rows) {
    return rows.size() < PAGE
        ? OptionalLong.empty()
        : OptionalLong.of(rows.get(rows.size() - 1).edited());
  }

  Future<Reply> versions(DocumentCommand.Versions command) {
    long before = command.before().orElse(Long.MAX_VALUE);
    return LogEnvironment.inTime(
            store.versions(command.doc(), before, VERSION_GAP_MILLIS, PAGE + 1))
        .map(
            found ->
                new DocumentReply.History(
                    found.subList(0, Math.min(found.size(), PAGE)), found.size() > PAGE));
  }
}

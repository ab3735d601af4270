package chat.parley.store;

import chat.parley.document.DocumentDraft;
import chat.parley.document.DocumentEntry;
import chat.parley.document.DocumentName;
import chat.parley.log.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Appends to the log of one document, within a transaction of the writer. */
final class SqliteUpdates {
  private static final String END =
      "SELECT id, pos, edited, bytes, compacted FROM document WHERE room = ? AND name = ?";
  private static final String OWNER =
      "SELECT w.person FROM document_client c"
          + " JOIN document_writer w ON w.doc = c.doc AND w.number = c.writer"
          + " WHERE c.doc = ? AND c.client = ?";
  private static final String INSERT =
      "INSERT INTO document_update (doc, pos, ts, writer, bytes) VALUES ($1, $2, $3, $4, $5)";
  private static final String BIND =
      "INSERT INTO document_client (doc, client, writer) VALUES ($1, $2, $3)"
          + " ON CONFLICT (doc, client) DO NOTHING";
  private static final String ADVANCE =
      "UPDATE document SET pos = $1, edited = $2, editor = $3, bytes = $4 WHERE id = $5";

  private final SqliteSession session;
  private final SqliteDocuments documents;
  private final DocumentName document;
  private OptionalLong id = OptionalLong.empty();
  private long pos;
  private long ts;
  private long bytes;
  private long compacted;
  private long writer;

  SqliteUpdates(SqliteSession session, DocumentName document) throws SQLException {
    this.session = session;
    this.documents = new SqliteDocuments(session);
    this.document = document;
    try (ResultSet row = session.query(END, document.room(), document.name())) {
      if (row.next()) {
        id = OptionalLong.of(row.getLong(1));
        pos = row.getLong(2);
        ts = row.getLong(3);
        bytes = row.getLong(4);
        compacted = row.getLong(5);
      }
    }
  }

  List<Outcome<DocumentEntry>> append(List<DocumentDraft> drafts) throws SQLException {
    long before = pos;
    List<Outcome<DocumentEntry>> outcomes = new ArrayList<>(drafts.size());
    for (DocumentDraft draft : drafts) {
      outcomes.add(append(draft));
    }
    if (pos > before) {
      documents.update(ADVANCE, pos, ts, writer, bytes, id.getAsLong());
    }
    return outcomes;
  }

  private Outcome<DocumentEntry> append(DocumentDraft draft) throws SQLException {
    Optional<String> refused = refused(draft);
    if (refused.isPresent()) {
      return new Outcome.Rejected<>(refused.get());
    }
    if (id.isEmpty()) {
      id = documents.make(document, document.name(), draft.user(), draft.ts(), draft.bounds());
    }
    return id.isEmpty()
        ? new Outcome.Rejected<>(DocumentDraft.TOO_MANY)
        : new Outcome.Stored<>(stored(draft, id.getAsLong()));
  }

  private Optional<String> refused(DocumentDraft draft) throws SQLException {
    if (draft.onlyAt().orElse(pos) != pos) {
      return Optional.of(DocumentDraft.CHANGED_MEANWHILE);
    }
    if (bytes + weight(draft) > draft.bounds().logBytes() || full(draft)) {
      return Optional.of(DocumentDraft.TOO_LARGE);
    }
    return foreign(draft) ? Optional.of(DocumentDraft.FOREIGN_CLIENT) : Optional.empty();
  }

  private static long weight(DocumentDraft draft) {
    return draft.update().length + DocumentRows.ENVELOPE;
  }

  /** Who only deletes makes it smaller. */
  private boolean full(DocumentDraft draft) {
    return !draft.clients().isEmpty() && compacted > draft.bounds().bytes();
  }

  private boolean foreign(DocumentDraft draft) throws SQLException {
    for (long client : id.isPresent() ? draft.clients() : List.<Long>of()) {
      try (ResultSet row = session.query(OWNER, id.getAsLong(), client)) {
        if (row.next() && !row.getString(1).equals(draft.user().id())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The clocks of nodes differ; in a document time does not go backwards. */
  private DocumentEntry stored(DocumentDraft draft, long doc) throws SQLException {
    writer = documents.writer(doc, draft.user());
    pos++;
    ts = Math.max(ts, draft.ts());
    bytes += weight(draft);
    documents.update(INSERT, doc, pos, ts, writer, draft.update());
    for (long client : draft.clients()) {
      documents.update(BIND, doc, client, writer);
    }
    return new DocumentEntry(pos, draft.user(), ts, draft.update());
  }
}

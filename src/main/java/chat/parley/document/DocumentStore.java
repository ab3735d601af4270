package chat.parley.document;

import chat.parley.access.User;
import chat.parley.log.LogStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The durable logs of all documents, by {@link DocumentName#path}. A document that nobody has made
 * is there with its first update, titled by its name.
 */
public interface DocumentStore extends LogStore<DocumentDraft, DocumentEntry> {

  Future<Optional<DocumentRow>> find(DocumentName document);

  /**
   * Those of a room, the last edited first.
   *
   * @param before only those edited before; for the next page
   */
  Future<List<DocumentRow>> list(String room, long before, int limit);

  /** Makes an empty document, or gives it another title if it is there. */
  Future<DocumentRow> entitle(DocumentName document, String title, User by, long ts);

  /** The newest compact state at or before a position; {@link CompactState#EMPTY} without one. */
  Future<CompactState> compact(DocumentName document, long upTo);

  /** Keeps a compact state beside the rows; does nothing where a newer one is kept already. */
  Future<Void> keep(DocumentName document, CompactState state);

  /**
   * Versions, newest first: updates with less than {@code gapMillis} between them are one version.
   *
   * @param before only those whose position is lower
   */
  Future<List<DocumentVersion>> versions(
      DocumentName document, long before, long gapMillis, int limit);

  /**
   * Forgets rows that are older than {@code before} and behind which a compact state is kept: of
   * each hour a compact state stays, older than {@code thinBefore} of each day. A part at a time.
   *
   * @return whether there is more to forget
   */
  Future<Boolean> thin(long before, long thinBefore, int most);
}

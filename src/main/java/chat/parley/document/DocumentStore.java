package chat.parley.document;

import chat.parley.access.User;
import chat.parley.log.LogStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The durable logs of all documents, by {@link DocumentName#path}. A document that nobody has made
 * is there with its first update, titled by its name.
 */
public interface DocumentStore extends LogStore<DocumentDraft, DocumentEntry> {

  Future<Optional<DocumentRow>> find(DocumentName document);

  /** Where these logs end, by their names; those that are not there are not in it. */
  Future<Map<String, Long>> heads(Set<String> logs);

  /**
   * Those of a room, the last edited first.
   *
   * @param before only those edited before, milliseconds since 1970; for the next page
   * @param limit there are more when there are as many; those edited in one millisecond are never
   *     parted, so there may be some above it
   */
  Future<List<DocumentRow>> list(String room, long before, int limit);

  /**
   * Makes an empty document, or gives it another title if it is there.
   *
   * @return nothing when its room has as many as it may have
   */
  Future<Optional<DocumentRow>> entitle(
      DocumentName document, String title, User by, long ts, DocumentBounds bounds);

  /** The newest compact state at or before a position; {@link CompactState#EMPTY} without one. */
  Future<CompactState> compact(DocumentName document, long upTo);

  /**
   * Keeps a compact state beside the rows; does nothing where a newer one is kept already. Of each
   * hour of edits the last one stays, of each day where it is above 64 KiB. What makes the log
   * longer than it may be is forgotten, from its beginning.
   *
   * @param epoch of the log that the state was made of; nothing is kept beside another
   */
  Future<Void> keep(DocumentName document, String epoch, CompactState state, DocumentBounds bounds);

  /** Whose the client ids of Yjs are that wrote in it: the first users who wrote with them. */
  Future<Map<Long, User>> writers(DocumentName document);

  /**
   * Versions, newest first: updates of one hour with less than {@code gapMillis} between them are
   * one version, if they are not thousands. Where the rows are forgotten the states are versions.
   *
   * @param before only those whose position is lower
   */
  Future<List<DocumentVersion>> versions(
      DocumentName document, long before, long gapMillis, int limit);

  /**
   * Forgets what is too old in some documents: rows for which a compact state stands, and states.
   *
   * @param after a mark where it goes on; 0 to begin with
   * @param now milliseconds since 1970; nothing is forgotten that is young by this or by the
   *     store's clock
   * @return the next mark; nothing at the end
   */
  Future<OptionalLong> thin(long after, long now, DocumentHistory history);
}

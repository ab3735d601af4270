package chat.parley.document;

import chat.parley.access.User;
import chat.parley.log.Draft;
import chat.parley.protocol.Weight;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A checked update that its document has not got yet.
 *
 * @param ts milliseconds since 1970, UTC
 * @param update version 1 of Yjs, only what is new, and complete: it refers to nothing that the log
 *     lacks
 * @param clients whose structs are in it, by their ids in Yjs; each belongs to the first user who
 *     writes with it, and to him alone
 * @param onlyAt it is appended only where the log ends at this position; to set what one has seen
 * @param bounds what the document and its room may hold
 */
public record DocumentDraft(
    User user,
    long ts,
    byte[] update,
    Set<Long> clients,
    OptionalLong onlyAt,
    DocumentBounds bounds)
    implements Draft {
  /** A client id in it belongs to somebody else: the reason of an outcome. */
  public static final String FOREIGN_CLIENT = "foreign_client";

  /** The log goes on beyond {@code onlyAt}: the reason of an outcome. */
  public static final String CHANGED_MEANWHILE = "changed_meanwhile";

  /** The document is as large as it may be: the reason of an outcome. */
  public static final String TOO_LARGE = "too_large";

  /** Its room has as many documents as it may have: the reason of an outcome. */
  public static final String TOO_MANY = "too_many_documents";

  @Override
  public String author() {
    return user.id();
  }

  @Override
  public long kept() {
    return Weight.ENVELOPE + update.length;
  }

  @Override
  public long weight() {
    return kept();
  }
}

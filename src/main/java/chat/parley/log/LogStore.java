package chat.parley.log;

import io.vertx.core.Future;
import java.util.List;

/**
 * Durable logs of one kind, by name. Futures complete on the caller's context. Whatever a future
 * says was appended is committed: no crash takes it back. An outage fails a future with {@link
 * StoreUnavailable}; any other failure is a bug.
 */
public interface LogStore<D extends Draft, E extends Entry> {

  /** Changes only when the logs are other ones, after a restored backup. */
  String epoch();

  /** The position of the last entry; 0 when there is none. */
  Future<Long> head(String log);

  /**
   * Appends in the order given and numbers what it appends, in one transaction.
   *
   * @return one outcome for each draft, in the same order
   */
  Future<List<Outcome<E>>> append(String log, List<D> drafts);

  /** The entries with a position above {@code after} and up to {@code upTo}. */
  Future<Page<E>> after(String log, long after, long upTo, int limit);
}

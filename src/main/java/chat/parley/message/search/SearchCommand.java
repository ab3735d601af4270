package chat.parley.message.search;

import chat.parley.protocol.Command;
import chat.parley.protocol.Weight;
import java.util.Optional;

/** What a client asks of the messages that were said. */
public sealed interface SearchCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R search(Search command);
  }

  /**
   * Find messages.
   *
   * @param room where, unless the query says so
   * @param limit most hits
   * @param next what the page before gave
   */
  record Search(
      SearchQuery query,
      Optional<String> room,
      int limit,
      SearchOrder order,
      Optional<Bookmark> next)
      implements SearchCommand {
    @Override
    public long kept() {
      return 10L * Weight.ENVELOPE;
    }

    public <R> R match(Cases<R> cases) {
      return cases.search(this);
    }
  }
}

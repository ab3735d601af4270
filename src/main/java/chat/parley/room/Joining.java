package chat.parley.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session that reads itself up to date. What the room says meanwhile is kept here, so that the
 * entries of the reply end exactly where its live events begin.
 */
final class Joining {
  private final Session session;
  private final Optional<Reply.Lost> lost;
  private final boolean continues;
  private final List<Message> meanwhile = new ArrayList<>();
  private Page page = Page.EMPTY;

  Joining(Session session, Optional<Reply.Lost> lost, boolean continues) {
    this.session = session;
    this.lost = lost;
    this.continues = continues;
  }

  Session session() {
    return session;
  }

  Optional<Reply.Lost> lost() {
    return lost;
  }

  Joining read(Page page) {
    this.page = page;
    return this;
  }

  void missed(Message message) {
    meanwhile.add(message);
  }

  /** Entries that the session lacks lie beyond this page, so it cannot go live yet. */
  boolean behind() {
    return continues && page.more();
  }

  int entries() {
    return page.messages().size();
  }

  int weight() {
    return page.weight();
  }

  Page result() {
    if (behind()) {
      return page;
    }
    List<Message> all = new ArrayList<>(page.messages());
    all.addAll(meanwhile);
    return new Page(List.copyOf(all), page.more());
  }
}

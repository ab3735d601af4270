package chat.parley.room;

import chat.parley.log.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session that reads itself up to date. What the room says meanwhile is kept here, so that the
 * entries of the reply end exactly where its live events begin.
 */
final class Joining {
  private final Session session;
  private Optional<RoomReply.Lost> lost;
  private boolean continues;
  private final List<RoomEntry> meanwhile = new ArrayList<>();
  private Page<RoomEntry> page = Page.empty();

  Joining(Session session, Optional<RoomReply.Lost> lost, boolean continues) {
    this.session = session;
    this.lost = lost;
    this.continues = continues;
  }

  Session session() {
    return session;
  }

  Optional<RoomReply.Lost> lost() {
    return lost;
  }

  /** Its position cannot be continued after all; it gets a fresh page. */
  void loses(RoomReply.Lost why) {
    lost = Optional.of(why);
    continues = false;
  }

  Joining read(Page<RoomEntry> page) {
    this.page = page;
    return this;
  }

  void missed(RoomEntry entry) {
    meanwhile.add(entry);
  }

  /** Entries that the session lacks lie beyond this page, so it cannot go live yet. */
  boolean behind() {
    return continues && page.more();
  }

  int entries() {
    return page.entries().size();
  }

  int weight() {
    return page.weight();
  }

  Page<RoomEntry> result() {
    if (behind()) {
      return page;
    }
    List<RoomEntry> all = new ArrayList<>(page.entries());
    all.addAll(meanwhile);
    return new Page<>(List.copyOf(all), page.more());
  }
}

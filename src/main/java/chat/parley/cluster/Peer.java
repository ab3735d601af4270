package chat.parley.cluster;

import chat.parley.room.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another node as this one sees it: when it was heard, and how much of what it told has arrived.
 */
final class Peer {
  private static final long PATIENCE_MILLIS = 3_000;

  private final String node;
  private Passage passage = Passage.NONE;
  private long heardAt;
  private long known = -1;
  private long askedAt = Long.MIN_VALUE / 2;
  private Optional<List<Fact>> account = Optional.empty();
  private final List<NodeMessage.Facts> meanwhile = new ArrayList<>();

  Peer(String node) {
    this.node = node;
  }

  String node() {
    return node;
  }

  /**
   * @param now monotonic, milliseconds
   */
  void heard(long now, Passage passage) {
    this.heardAt = now;
    this.passage = passage;
  }

  long silentSince() {
    return heardAt;
  }

  Passage passage() {
    return passage;
  }

  /** Whether everything that the node had told by then has arrived here, or has been asked for. */
  boolean isUpTo(long facts, long now) {
    return known == facts || now - askedAt < PATIENCE_MILLIS;
  }

  void asked(long now) {
    askedAt = now;
  }

  /** An account begins or goes on; what changes meanwhile comes after it. */
  void take(NodeMessage.Account piece) {
    if (piece.first()) {
      account = Optional.of(new ArrayList<>());
      meanwhile.clear();
    }
    account.ifPresent(facts -> facts.addAll(piece.facts()));
  }

  /** The whole account, with what has changed since it was drawn up. */
  List<Fact> complete(long at) {
    List<Fact> facts = account.orElseGet(ArrayList::new);
    account = Optional.empty();
    known = at;
    List<NodeMessage.Facts> late = List.copyOf(meanwhile);
    meanwhile.clear();
    late.forEach(news -> facts.addAll(continued(news)));
    return facts;
  }

  boolean hasAccount() {
    return account.isPresent();
  }

  void keep(NodeMessage.Facts news) {
    meanwhile.add(news);
  }

  /** The facts, if they follow what is known; none when some before them are missing. */
  List<Fact> continued(NodeMessage.Facts news) {
    if (news.before() != known) {
      return List.of();
    }
    known += news.facts().size();
    return news.facts();
  }
}

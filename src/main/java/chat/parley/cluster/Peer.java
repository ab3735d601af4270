package chat.parley.cluster;

import chat.parley.room.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Another node as this one sees it: when it was heard, and how much of what it told has arrived.
 */
final class Peer {
  private static final long PATIENCE_MILLIS = 3_000;
  private static final long UNKNOWN = -1;

  private final String node;
  private final List<Fact> account = new ArrayList<>();
  private final List<NodeMessage.Facts> meanwhile = new ArrayList<>();
  private long heardAt;
  private long known = UNKNOWN;
  private long askedAt = Long.MIN_VALUE / 2;
  private long accountId;
  private int nextPiece = 0;

  Peer(String node) {
    this.node = node;
  }

  String node() {
    return node;
  }

  /**
   * @param now monotonic, milliseconds
   */
  void heard(long now) {
    this.heardAt = now;
  }

  long silentSince() {
    return heardAt;
  }

  /** Whether a whole account of the node has arrived. */
  boolean isKnown() {
    return known != UNKNOWN;
  }

  boolean isUpTo(long facts) {
    return known == facts;
  }

  /** Whether an account has been asked for, and still comes. */
  boolean isAsked(long now) {
    return now - askedAt < PATIENCE_MILLIS;
  }

  void asked(long now) {
    askedAt = now;
  }

  /**
   * Takes a piece of an account; what changes meanwhile comes after it. A piece that does not
   * follow the one before it, or is of another account, is of no use.
   *
   * @return whether the account is complete
   */
  boolean take(NodeMessage.Account piece, long now) {
    if (piece.piece() == 0) {
      account.clear();
      meanwhile.clear();
      accountId = piece.id();
      nextPiece = 0;
    }
    if (piece.id() != accountId || piece.piece() != nextPiece) {
      return false;
    }
    askedAt = now;
    nextPiece++;
    account.addAll(piece.facts());
    return piece.last();
  }

  /** The whole account, with what has changed since it was drawn up. */
  List<Fact> complete(long at) {
    List<Fact> facts = new ArrayList<>(account);
    account.clear();
    nextPiece = 0;
    askedAt = Long.MIN_VALUE / 2;
    known = at;
    meanwhile.forEach(news -> facts.addAll(continued(news)));
    meanwhile.clear();
    return facts;
  }

  /** Whether what is told now has to wait until an account is complete. */
  boolean hasAccount() {
    return nextPiece > 0;
  }

  void keep(NodeMessage.Facts news) {
    meanwhile.add(news);
  }

  /** The facts, if they follow what is known; none when some before them are missing. */
  List<Fact> continued(NodeMessage.Facts news) {
    if (news.before() != known) {
      return List.of();
    }
    known = news.after();
    return news.facts();
  }
}

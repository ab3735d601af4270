package chat.parley.transport.rest;

import java.util.HashSet;
import java.util.Set;

/** Who takes something away now: some people of the node at once, each one thing. Of any thread. */
public final class ExportPlaces {
  private final int most;
  private final Set<String> busy = new HashSet<>();

  public ExportPlaces(int most) {
    this.most = most;
  }

  /** What became of asking for a place. */
  enum Place {
    TAKEN,
    OWN_IS_UNDER_WAY,
    FULL
  }

  synchronized Place take(String user) {
    if (busy.contains(user)) {
      return Place.OWN_IS_UNDER_WAY;
    }
    if (busy.size() >= most) {
      return Place.FULL;
    }
    busy.add(user);
    return Place.TAKEN;
  }

  synchronized void giveBack(String user) {
    busy.remove(user);
  }
}

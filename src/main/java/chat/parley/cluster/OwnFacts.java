package chat.parley.cluster;

import chat.parley.room.Fact;
import chat.parley.room.NodeState;
import java.util.ArrayList;
import java.util.List;

/** What this node tells of itself: everything so far, and what has changed since it last told. */
final class OwnFacts {
  private final NodeState state = new NodeState();
  private final List<Fact> untold = new ArrayList<>();
  private long told;

  void add(Fact fact) {
    state.apply(fact);
    untold.add(fact);
  }

  NodeState state() {
    return state;
  }

  boolean isTold() {
    return untold.isEmpty();
  }

  /** What has changed, which counts as told from now on. */
  NodeMessage.Facts take(String node) {
    NodeMessage.Facts news =
        new NodeMessage.Facts(node, told, told + untold.size(), List.copyOf(untold));
    told = news.after();
    untold.clear();
    return news;
  }

  /** How many facts have been told. */
  long told() {
    return told;
  }
}

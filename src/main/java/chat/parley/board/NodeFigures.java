package chat.parley.board;

/** What a node can say of itself: read once a second, while somebody looks at its board. */
public interface NodeFigures {
  NodeFigures NONE = to -> {};

  void tell(Listener to);

  /** Takes figures. */
  interface Listener {

    /**
     * @param total since the node was started
     */
    void count(String metric, double total);

    void gauge(String metric, Labels labels, double value);

    void observe(String metric, double value);
  }
}

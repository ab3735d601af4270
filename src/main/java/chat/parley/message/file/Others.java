package chat.parley.message.file;

/** The other nodes that take and serve the same files. Used from any thread. */
public interface Others {

  /** What this node is called among them. */
  String node();

  /** Tells all of them, as soon as may be. */
  void tell(FileNews news);
}

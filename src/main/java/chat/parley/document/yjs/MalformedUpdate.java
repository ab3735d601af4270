package chat.parley.document.yjs;

/** These bytes are no update, or one that two readers could understand differently. */
public final class MalformedUpdate extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Without a stack trace: a stranger decides how often this happens. */
  MalformedUpdate(String why) {
    super(why, null, false, false);
  }
}

package chat.parley.message;

/** What can happen to a message after it was said. */
public sealed interface Alteration {

  /** What the store calls entries of this kind. */
  String kind();

  /** Bytes that it keeps in memory, about. */
  default long kept() {
    return 0;
  }

  /** Bytes of JSON that it takes, about. */
  default int weight() {
    return 0;
  }

  /** It says something else now. */
  record Edit(Body body) implements Alteration {
    public static final String KIND = "edited";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public long kept() {
      return body.kept();
    }

    @Override
    public int weight() {
      return body.weight();
    }
  }

  /** It says nothing any more; its place stays. */
  record Deletion() implements Alteration {
    public static final String KIND = "deleted";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /**
   * Its sender writes no more of it.
   *
   * @param body all that he has written
   */
  record Close(Body body, End end) implements Alteration {
    public static final String KIND = "appended";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public long kept() {
      return body.kept();
    }

    @Override
    public int weight() {
      return body.weight();
    }
  }

  /** Why a message is written no more. */
  enum End {
    /** It is complete. */
    DONE,

    /** Somebody wanted no more of it. */
    STOPPED,

    /** Its sender is gone. */
    LOST
  }

  /**
   * Somebody shows with one emoji what he thinks of it, or no longer.
   *
   * @param emoji as {@link chat.parley.room.Emoji} spells it
   */
  record Reaction(String emoji, boolean on) implements Alteration {
    public static final String KIND = "reaction";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /** It is shown to everybody who comes, or no longer. */
  record Pin(boolean on) implements Alteration {
    public static final String KIND = "pinned";

    @Override
    public String kind() {
      return KIND;
    }
  }
}

package chat.parley.protocol;

/** What a client asks for, already checked for shape and size. Each capability has its family. */
public interface Command {

  /** Bytes that it keeps in memory until it is answered, near enough to bound them. */
  default long kept() {
    return Weight.ENVELOPE;
  }
}

package chat.parley.transport.traffic;

/** What waits for one client to take it. Used on its own loop. */
public interface SendQueue {

  /** Bytes written that the client has not taken yet. */
  long waitingBytes();

  /** What of them, and of what it takes to keep them, belongs to this client alone. */
  long ownBytes();

  /** Nothing waits any more, and nobody looks until it is said again that something does. */
  default void caughtUp() {}

  /** The client has to go: too much waits in the whole node, and most of it for him. */
  void tooSlow();
}

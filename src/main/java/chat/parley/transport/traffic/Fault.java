package chat.parley.transport.traffic;

/** Why something is not received to its end. */
public enum Fault {
  /** It did not come in time. */
  LATE,
  /** The node has no place for it. */
  OVERLOADED
}

package chat.parley.log;

/** Is told what logs do, to be counted. */
public interface LogCounters {

  /** So many entries were stored for clients of this node. */
  void stored(int count);

  /** A log is read because it had not heard of what others had appended. */
  void gap();
}

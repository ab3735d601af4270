package chat.parley.log;

/** Something that a log holds. */
public interface Entry {

  /** Its number among all entries of the log, dense from 1. */
  long pos();

  /** Bytes that it takes in a page, near enough to bound one. */
  int weight();
}

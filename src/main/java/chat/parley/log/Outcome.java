package chat.parley.log;

/** What became of a draft. */
public sealed interface Outcome<E> {

  record Stored<E>(E entry) implements Outcome<E> {}

  /**
   * It was there already.
   *
   * @param log the name of the log that holds the entry, which may be another one
   */
  record Duplicate<E>(E entry, String log) implements Outcome<E> {}

  /** Its author has used its id for something else. */
  record Reused<E>() implements Outcome<E> {}
}

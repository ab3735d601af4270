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

  /** All is as it asks already, so nothing was appended. */
  record Unchanged<E>() implements Outcome<E> {}

  /**
   * What the log holds does not allow it.
   *
   * @param reason one of those that whoever made the draft knows
   */
  record Rejected<E>(String reason) implements Outcome<E> {}
}

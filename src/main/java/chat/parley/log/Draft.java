package chat.parley.log;

/** Something that no log has yet. */
public interface Draft {

  /** Whoever appends much waits behind himself: drafts of one author keep their order. */
  String author();

  /** Bytes that it keeps in memory until it is stored, near enough to bound them. */
  long kept();

  /** Bytes that announcing it takes, as {@link Entry#weight} of what it becomes. */
  long weight();
}

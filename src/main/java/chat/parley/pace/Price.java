package chat.parley.pace;

/**
 * What something costs whoever asks for it.
 *
 * @param commands as many as what it causes is worth: rooms touched, reads, bytes answered
 * @param sends messages and events that others hear
 * @param bytes of these
 */
public record Price(double commands, int sends, long bytes) {
  public static final Price ONE_COMMAND = new Price(1, 0, 0);
}

package chat.parley.budget;

/**
 * What a node may keep in memory for others.
 *
 * @param receiving what clients are sending: bodies, half a message, commands not yet answered
 * @param storing messages that wait for the store
 * @param sending what clients have not taken yet
 * @param documents those that are open
 * @param boards the same
 */
public record Budgets(
    Budget receiving, Budget storing, Budget sending, Budget documents, Budget boards) {

  public static Budgets unlimited() {
    return new Budgets(
        Budget.unlimited(),
        Budget.unlimited(),
        Budget.unlimited(),
        Budget.unlimited(),
        Budget.unlimited());
  }
}

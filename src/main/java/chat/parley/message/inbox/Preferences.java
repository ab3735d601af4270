package chat.parley.message.inbox;

/** How a person wants to have a room. It is the client that heeds them. */
public record Preferences(Level level, boolean muted, boolean pinned, boolean archived) {
  public static final Preferences USUAL = new Preferences(Level.ALL, false, false, false);
}

package chat.parley.message.search;

/** Which hits come first. */
public enum SearchOrder {
  /** The newest, exactly. */
  NEW,

  /** Those that say most of what was asked for, of the newest ones. */
  BEST
}

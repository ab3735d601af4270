package chat.parley.message.inbox;

/** What came of keeping a draft. */
public enum DraftOutcome {
  KEPT,

  /** There is no place for one more conversation. */
  NO_PLACE,

  /** The drafts of one person may not be so long together. */
  TOO_LONG
}

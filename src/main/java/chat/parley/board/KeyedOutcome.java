package chat.parley.board;

/** What became of a keyed value that somebody wanted to change. */
public sealed interface KeyedOutcome {

  record Changed(KeyedValue value) implements KeyedOutcome {}

  /** It is there no more; maybe it never was. */
  record Gone(DroppedKey key) implements KeyedOutcome {}

  /** Nothing was changed. */
  enum Refused implements KeyedOutcome {
    /** The board is not there any more. */
    NO_BOARD,

    /** There is one already. */
    EXISTS,

    /** Its number is another one, or there is none. */
    CHANGED_MEANWHILE,

    /** The metric has as many keys as it may have. */
    TOO_MANY
  }
}

package chat.parley.room;

import chat.parley.pace.Rate;

/**
 * The bounds that rooms keep.
 *
 * @param joinedRooms most rooms of one session
 * @param waitingDrafts most messages of one room that wait for the store; more are refused
 * @param resumePage most entries of one reply to a resume
 * @param pageBytes most bytes of the entries in one page
 * @param presenceGraceMillis how long a lost connection counts as present
 * @param presenceBatchMillis how long changes of presence are collected
 * @param typingMillis how long typing lasts when nobody ends it
 * @param outOfReachMillis how long a session may live on a node that is not heard any more
 * @param messages that one room may announce
 * @param bytes of these
 * @param retention how long they keep what is said
 */
public record RoomRules(
    int joinedRooms,
    int waitingDrafts,
    int resumePage,
    int pageBytes,
    long presenceGraceMillis,
    long presenceBatchMillis,
    long typingMillis,
    long outOfReachMillis,
    Rate messages,
    Rate bytes,
    Retention retention) {

  /** Rooms that may announce as much as they like. */
  public RoomRules(
      int joinedRooms,
      int waitingDrafts,
      int resumePage,
      int pageBytes,
      long presenceGraceMillis,
      long presenceBatchMillis,
      long typingMillis,
      long outOfReachMillis) {
    this(
        joinedRooms,
        waitingDrafts,
        resumePage,
        pageBytes,
        presenceGraceMillis,
        presenceBatchMillis,
        typingMillis,
        outOfReachMillis,
        Rate.UNLIMITED,
        Rate.UNLIMITED,
        Retention.FOR_EVER);
  }
}

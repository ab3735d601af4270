package chat.parley.config;

/**
 * The {@code limits} section: what a stranger may use up. Past a limit he is told so.
 *
 * @param frameBytes longest message of a client, fragments added up
 * @param textCharacters longest text of a chat message
 * @param rooms most joined rooms of one session
 * @param page most entries of one page of history
 * @param resumePage most entries of one reply to a resume
 * @param pageBytes most bytes of the entries in one page
 * @param waitingBytes most bytes that may wait for a slow client
 * @param waitingDrafts most messages of one room that may wait for the store
 * @param connections most connections of this node
 * @param searches how many may search at once; 0 turns search off, and its index is not kept up
 * @param sendBytesPerSecond what one person may say, in bytes; 0 is no limit
 * @param sendBytesBurst how many of them at once
 * @param leastBytesPerSecond how fast what a client has begun must come, after {@code
 *     times.receiveSeconds}
 */
public record LimitsConfig(
    int frameBytes,
    int textCharacters,
    int rooms,
    int page,
    int resumePage,
    int pageBytes,
    int sendsPerSecond,
    int sendsBurst,
    int commandsPerSecond,
    int commandsBurst,
    int waitingBytes,
    int waitingDrafts,
    int connections,
    int searches,
    int sendBytesPerSecond,
    int sendBytesBurst,
    int leastBytesPerSecond) {

  /** One event must not fill by itself what may wait for a client. */
  public long emitBytes() {
    return waitingBytes / 4;
  }

  static LimitsConfig read(Section section) {
    return new LimitsConfig(
        section.integer("frameBytes", 64 * 1024, 1_024, 16 * 1024 * 1024),
        section.integer("textCharacters", 8_000, 1, 1_000_000),
        section.integer("rooms", 1_000, 1, 100_000),
        section.integer("page", 200, 1, 1_000),
        section.integer("resumePage", 500, 1, 10_000),
        section.integer("pageBytes", 256 * 1024, 1_024, 16 * 1024 * 1024),
        section.integer("sendsPerSecond", 5, 1, 1_000_000),
        section.integer("sendsBurst", 20, 1, 1_000_000),
        section.integer("commandsPerSecond", 50, 1, 1_000_000),
        section.integer("commandsBurst", 100, 1, 1_000_000),
        section.integer("waitingBytes", 1024 * 1024, 64 * 1024, 1024 * 1024 * 1024),
        section.integer("waitingDrafts", 10_000, 1, 1_000_000),
        section.integer("connections", 100_000, 1, 10_000_000),
        section.integer("searches", 2, 0, 100),
        section.integer("sendBytesPerSecond", 64 * 1024, 0, 1024 * 1024 * 1024),
        section.integer("sendBytesBurst", 256 * 1024, 0, 1024 * 1024 * 1024),
        section.integer("leastBytesPerSecond", 8 * 1024, 1, 1024 * 1024 * 1024));
  }
}

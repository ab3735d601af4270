package chat.parley.config;

/**
 * The {@code memory} section: how much of the heap may serve what others send and have not taken.
 *
 * @param heapBytes what the shares are of; 0 is all that the JVM may use
 * @param receivingPercent for bodies, halves of messages and commands that are not answered yet
 * @param storingPercent for messages that wait for the store
 * @param sendingPercent for what clients have not taken yet
 * @param documentsPercent for documents that are open
 * @param boardsPercent for boards that are watched or recorded on
 */
public record MemoryConfig(
    long heapBytes,
    int receivingPercent,
    int storingPercent,
    int sendingPercent,
    int documentsPercent,
    int boardsPercent) {
  private static final int MOST_PERCENT = 80;
  private static final long TEBIBYTE = 1L << 40;

  static MemoryConfig read(Section section) {
    MemoryConfig config =
        new MemoryConfig(
            section.number("heapBytes", 0, 0, TEBIBYTE),
            section.integer("receivingPercent", 10, 1, MOST_PERCENT),
            section.integer("storingPercent", 10, 1, MOST_PERCENT),
            section.integer("sendingPercent", 25, 1, MOST_PERCENT),
            section.integer("documentsPercent", 10, 1, MOST_PERCENT),
            section.integer("boardsPercent", 10, 1, MOST_PERCENT));
    int together =
        config.receivingPercent
            + config.storingPercent
            + config.sendingPercent
            + config.documentsPercent
            + config.boardsPercent;
    if (together > MOST_PERCENT) {
      throw new ConfigException(
          "memory.receivingPercent, memory.storingPercent, memory.sendingPercent,"
              + " memory.documentsPercent and memory.boardsPercent must leave the program a fifth of the heap: together they are at most "
              + MOST_PERCENT
              + ", not "
              + together);
    }
    return config;
  }

  public long receivingBytes() {
    return share(receivingPercent);
  }

  public long storingBytes() {
    return share(storingPercent);
  }

  public long sendingBytes() {
    return share(sendingPercent);
  }

  public long documentsBytes() {
    return share(documentsPercent);
  }

  public long boardsBytes() {
    return share(boardsPercent);
  }

  private long share(int percent) {
    return (heapBytes == 0 ? Runtime.getRuntime().maxMemory() : heapBytes) / 100 * percent;
  }

  /** One thing that is allowed must have a place while little else has. */
  void checkRoomFor(LimitsConfig limits, SocketIoConfig socketio) {
    require("receivingPercent", receivingBytes(), "limits.frameBytes", limits.frameBytes());
    require(
        "receivingPercent",
        receivingBytes(),
        "socketio.maxPayloadBytes",
        socketio.enabled() ? socketio.maxPayloadBytes() : 0);
    require("storingPercent", storingBytes(), "limits.frameBytes", limits.frameBytes());
    require("sendingPercent", sendingBytes(), "limits.waitingBytes", limits.waitingBytes());
  }

  private static void require(String share, long bytes, String setting, long largest) {
    if (bytes < 2 * largest) {
      throw new ConfigException(
          "memory."
              + share
              + " is "
              + bytes
              + " bytes of this heap, which must be twice "
              + setting
              + " ("
              + largest
              + ") at least: give the JVM more (-Xmx), or let that be smaller");
    }
  }
}

package chat.parley.config;

/**
 * The {@code times} section: how long things may take or last.
 *
 * @param helloSeconds until a connection must have said hello
 * @param returnSeconds until the client of a polling session must have come back after it opened
 * @param receiveSeconds until what a client has begun to send must be whole: a header, a body, a
 *     message with its fragments and attachments; longer only as far as it is large
 * @param pingSeconds between two pings to a client
 * @param pongSeconds until the answer to a ping must have come
 * @param presenceGraceSeconds how long a lost connection still counts as present
 * @param presenceBatchMillis how long changes of presence are collected before they are told
 * @param typingSeconds how long typing lasts when nobody ends it
 * @param drainMillis how long clients have, when the server stops, to come and hear that it does
 * @param drainSpreadMillis how long a node of a cluster takes to send all its clients to the others
 */
public record TimesConfig(
    int helloSeconds,
    int returnSeconds,
    int receiveSeconds,
    int pingSeconds,
    int pongSeconds,
    int presenceGraceSeconds,
    int presenceBatchMillis,
    int typingSeconds,
    int drainMillis,
    int drainSpreadMillis) {

  static TimesConfig read(Section section) {
    return new TimesConfig(
        section.integer("helloSeconds", 10, 1, 600),
        section.integer("returnSeconds", 5, 1, 600),
        section.integer("receiveSeconds", 10, 1, 600),
        section.integer("pingSeconds", 25, 1, 3_600),
        section.integer("pongSeconds", 20, 1, 3_600),
        section.integer("presenceGraceSeconds", 20, 0, 3_600),
        section.integer("presenceBatchMillis", 50, 1, 10_000),
        section.integer("typingSeconds", 6, 1, 60),
        section.integer("drainMillis", 1_000, 0, 10_000),
        section.integer("drainSpreadMillis", 3_000, 0, 20_000));
  }
}

package chat.parley.config;

/**
 * The {@code rooms} section: how much one room may announce to its members, whose lines are only so
 * fast. What is beyond it waits, and each sender waits behind himself.
 *
 * @param messagesPerSecond messages and named events; as many at once after silence; 0 is no limit
 * @param bytesPerSecond of these, as JSON; 0 is no limit
 * @param bytesBurst how many bytes at once after silence, which must fit what may wait for a client
 */
public record RoomsConfig(int messagesPerSecond, int bytesPerSecond, int bytesBurst) {

  static RoomsConfig read(Section section) {
    return new RoomsConfig(
        section.integer("messagesPerSecond", 500, 0, 10_000_000),
        section.integer("bytesPerSecond", 1024 * 1024, 0, 1024 * 1024 * 1024),
        section.integer("bytesBurst", 512 * 1024, 0, 1024 * 1024 * 1024));
  }
}

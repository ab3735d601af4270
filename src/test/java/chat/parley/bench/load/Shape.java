package chat.parley.bench.load;

/**
 * Who is there and who speaks.
 *
 * @param members of each room
 * @param speakers of each room; when they speak to one, all of them do
 * @param direct whether each speaker speaks to one other member instead of the room
 * @param slow how many members of each room stop reading, the last ones
 * @param length of what is said, in characters
 */
public record Shape(int rooms, int members, int speakers, boolean direct, int slow, int length) {
  private static final int ORDINARY = 80;

  /** Rooms in which everybody hears some speakers. */
  public static Shape rooms(int rooms, int members, int speakers) {
    return new Shape(rooms, members, speakers, false, 0, ORDINARY);
  }

  /** One room whose members each speak to the next one. */
  public static Shape pairs(int members) {
    return new Shape(1, members, members, true, 0, ORDINARY);
  }

  public Shape withSlow(int slow, int length) {
    return new Shape(rooms, members, speakers, direct, slow, length);
  }

  public int sockets() {
    return rooms * members;
  }

  boolean slow(int member) {
    return member >= members - slow;
  }

  Ledger ledger(int room, int member) {
    return direct
        ? new Ledger((member + members - 1) % members, 1)
        : new Ledger(room * speakers, speakers);
  }
}

package chat.parley.room;

import java.util.List;
import java.util.OptionalInt;

/**
 * How long rooms keep what is said in them.
 *
 * @param rules the first that is meant for a room holds
 */
public record Retention(List<Rule> rules) {
  private static final String REST = "*";

  /** Every room keeps everything. */
  public static final Retention FOR_EVER = new Retention(List.of());

  /**
   * @param rooms the name of one, or the beginning of the names of some, with a {@code *} behind it
   * @param days how long they keep it; 0 is for ever
   */
  public record Rule(String rooms, int days) {

    /** Whether it is meant for a room. */
    public boolean covers(String room) {
      return rooms.endsWith(REST)
          ? room.startsWith(rooms.substring(0, rooms.length() - REST.length()))
          : room.equals(rooms);
    }
  }

  /** After how many days what is said in a room is deleted; nothing when never. */
  public OptionalInt days(String room) {
    return rules.stream()
        .filter(rule -> rule.covers(room))
        .limit(1)
        .mapToInt(Rule::days)
        .filter(days -> days > 0)
        .findFirst();
  }

  /** Whether anything is deleted anywhere. */
  public boolean limited() {
    return rules.stream().anyMatch(rule -> rule.days() > 0);
  }
}

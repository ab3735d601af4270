package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.Message;
import chat.parley.message.MessageState.Reactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has reacted to the messages of a page: the first of each emoji, and the reader. */
final class Reactors {
  private static final String NUMBERED =
      "SELECT seq, emoji, person, name, guest, pos,"
          + " count(*) OVER (PARTITION BY seq, emoji) AS total,"
          + " min(pos) OVER (PARTITION BY seq, emoji) AS since,"
          + " row_number() OVER (PARTITION BY seq, emoji ORDER BY pos) AS place"
          + " FROM reaction WHERE room = (SELECT id FROM room WHERE name = %s) AND seq %s";
  private static final String FIRST =
      "SELECT seq, emoji, person, name, guest, total, place FROM (%s) t"
          + " WHERE place <= "
          + Reactions.NAMED
          + " OR person = %s ORDER BY seq, since, emoji, place";

  private final String reader;
  private final Map<Long, Map<String, List<NowRows.Reactor>>> bySeq = new LinkedHashMap<>();

  Reactors(String reader, List<NowRows.Reactor> found) {
    this.reader = reader;
    found.forEach(
        one ->
            bySeq
                .computeIfAbsent(one.seq(), seq -> new LinkedHashMap<>())
                .computeIfAbsent(one.emoji(), emoji -> new ArrayList<>())
                .add(one));
  }

  /**
   * @param room what stands for the name of the room
   * @param among what stands for the numbers of the messages, with its operator
   * @param reader what stands for the reader's id
   */
  static String sql(String room, String among, String reader) {
    return FIRST.formatted(NUMBERED.formatted(room, among), reader);
  }

  Message at(Message message) {
    return message.with(
        bySeq.getOrDefault(message.seq(), Map.of()).entrySet().stream()
            .map(entry -> reactions(entry.getKey(), entry.getValue()))
            .toList());
  }

  private Reactions reactions(String emoji, List<NowRows.Reactor> found) {
    List<User> named =
        found.stream()
            .filter(one -> one.place() <= Reactions.NAMED)
            .map(NowRows.Reactor::user)
            .toList();
    boolean mine = found.stream().anyMatch(one -> one.user().id().equals(reader));
    return new Reactions(emoji, found.get(0).count(), mine, named);
  }
}

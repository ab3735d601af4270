package chat.parley.store;

import chat.parley.board.Poll;
import chat.parley.board.PollName;
import chat.parley.board.StoredPoll;
import io.vertx.core.json.JsonArray;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The statements about polls that both databases know, and what their rows say. */
final class PollRows {
  static final String COLUMNS =
      "p.question, p.choices, p.closes_at, p.person, p.rev, p.counts, p.closed_at";

  /** Of the message that asks it, while that is there. */
  static final String OF =
      " FROM room r JOIN entry e ON e.room = r.id AND e.seq = $2"
          + " JOIN poll p ON p.person = e.sender AND p.cid = e.cid AND p.room = r.name"
          + " LEFT JOIN message_state s ON s.room = r.id AND s.seq = e.seq"
          + " WHERE r.name = $1 AND s.deleted IS NULL";

  static final String MAKE =
      "INSERT INTO poll (room, person, cid, question, choices, closes_at, ends, made, rev, counts)"
          + " VALUES ($1, $2, $3, $4, $5, $6, $6, $7, 0, $8) ON CONFLICT (person, cid) DO NOTHING";
  static final String MADE =
      "SELECT p.room, p.question, p.choices, p.closes_at FROM poll p"
          + " WHERE p.person = $1 AND p.cid = $2";
  static final String FIND = "SELECT " + COLUMNS + OF;
  static final String CHOICE =
      "SELECT v.choice FROM poll_vote v WHERE v.poll = (SELECT p.id" + OF + ") AND v.person = $3";
  static final String DUE =
      "SELECT r.name, e.seq FROM poll p JOIN entry e ON e.sender = p.person AND e.cid = p.cid"
          + " JOIN room r ON r.id = e.room"
          + " LEFT JOIN message_state s ON s.room = r.id AND s.seq = e.seq"
          + " WHERE p.ends <= $1 AND r.name = p.room AND s.deleted IS NULL"
          + " ORDER BY p.ends LIMIT 100";
  static final String TOLD =
      "UPDATE poll SET ends = NULL WHERE closed_at IS NOT NULL AND id = (SELECT p.id" + OF + ")";

  static final String ASKED =
      " IN (SELECT p.id FROM room r JOIN entry e ON e.room = r.id AND e.seq = $2"
          + " JOIN poll p ON p.person = e.sender AND p.cid = e.cid WHERE r.name = $1)";
  static final String REMOVE = "DELETE FROM poll WHERE id" + ASKED;

  static final String UNASKED =
      " IN (SELECT p.id FROM poll p LEFT JOIN entry e ON e.sender = p.person AND e.cid = p.cid"
          + " LEFT JOIN message_state s ON s.room = e.room AND s.seq = e.seq"
          + " WHERE p.made < $1 AND (e.seq IS NULL OR s.deleted IS NOT NULL))";
  static final String FORGET = "DELETE FROM poll WHERE id" + UNASKED;

  private PollRows() {}

  static String choices(Poll poll) {
    return new JsonArray(poll.choices()).encode();
  }

  private static List<String> choices(String json) {
    return new JsonArray(json).stream().map(String.class::cast).toList();
  }

  static String counts(List<Long> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static StoredPoll poll(StoredRow row) {
    return new StoredPoll(
        new Poll(row.present(0), choices(row.present(1)), row.number(2)),
        row.present(3),
        row.count(4),
        Arrays.stream(row.present(5).split(",")).map(Long::valueOf).toList(),
        row.number(6));
  }

  /** Whether this is what was made. */
  static boolean asks(StoredRow row, String room, Poll poll) {
    return row.present(0).equals(room)
        && new Poll(row.present(1), choices(row.present(2)), row.number(3)).equals(poll);
  }

  static PollName name(StoredRow row) {
    return new PollName(row.present(0), row.count(1));
  }
}

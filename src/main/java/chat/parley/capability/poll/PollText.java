package chat.parley.capability.poll;

import chat.parley.board.Poll;
import chat.parley.board.StoredPoll;
import chat.parley.message.Body;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the message of a poll says: for programs what is asked, and for whoever knows no polls the
 * same as text, without a word of any language.
 */
final class PollText {
  private PollText() {}

  static Body asking(Poll poll) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("question", poll.question());
    data.put("choices", poll.choices());
    poll.closesAt().ifPresent(at -> data.put("closes_at", at));
    return body(poll, data, List.of());
  }

  /** Its last state. */
  static Body ended(StoredPoll poll) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("question", poll.poll().question());
    data.put("choices", poll.poll().choices());
    data.put("counts", poll.counts());
    data.put("voters", poll.voters());
    OptionalLong closed = poll.closedAt();
    closed.ifPresent(at -> data.put("closed_at", at));
    return body(poll.poll(), data, poll.counts());
  }

  private static Body body(Poll poll, Map<String, Object> data, List<Long> counts) {
    StringBuilder text = new StringBuilder("📊 ").append(poll.question());
    for (int place = 0; place < poll.choices().size(); place++) {
      text.append('\n').append(place + 1).append(". ").append(poll.choices().get(place));
      if (!counts.isEmpty()) {
        text.append(" — ").append(counts.get(place));
      }
    }
    return new Body(text.toString(), Body.Format.PLAIN, Map.of("poll", data));
  }
}

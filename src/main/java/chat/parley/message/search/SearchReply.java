package chat.parley.message.search;

import chat.parley.message.Message;
import chat.parley.protocol.Reply;
import java.util.List;
import java.util.Optional;

/** What is answered to a search. */
public sealed interface SearchReply extends Reply {

  /**
   * A page of hits, the first one first.
   *
   * @param next where the next page begins, if there may be others
   * @param behind how many entries of the log the index does not have yet
   */
  record Found(List<Message> hits, Optional<Bookmark> next, long behind) implements SearchReply {
    public int weight() {
      return hits.stream().mapToInt(Message::weight).sum();
    }
  }
}

package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.search.SearchReply;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answers to searches. */
final class SearchReplies {

  /** A page of hits. */
  static final Answer<SearchReply.Found> FOUND =
      new Answer<>(
          SearchReply.Found.class,
          "The page.",
          List.of(
              always("hits", new ListOf(Messages.MESSAGE), "as history shows them"),
              always("more", Flag.FLAG, "whether there may be others"),
              sometimes("next", Text.ANY, "where the next page begins"),
              sometimes(
                  "behind", Count.COUNT, "how many entries could not be looked at yet; try later")),
          SearchReplies::put,
          SearchReply.Found::weight);

  private SearchReplies() {}

  private static void put(SearchReply.Found reply, JsonObject json) {
    JsonArray hits = new JsonArray();
    reply.hits().forEach(hit -> hits.add(Messages.message(hit)));
    json.put("hits", hits).put("more", reply.next().isPresent());
    reply.next().ifPresent(next -> json.put("next", next.written()));
    if (reply.behind() > 0) {
      json.put("behind", reply.behind());
    }
  }
}

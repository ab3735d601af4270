package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.link.Card;
import chat.parley.message.link.LinkReply;
import chat.parley.wire.field.ListOf;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answers about links. */
final class LinkReplies {
  private static final Shape CARD =
      Shape.object(
          "card",
          "What a page says about itself, on one line each, without what cannot be seen.",
          always("url", Text.ANY, "as the message has it"),
          always("title", Text.ANY, "at most 200 characters"),
          sometimes("description", Text.ANY, "at most 300 characters"),
          sometimes("site", Text.ANY, "what the page calls its place; at most 80 characters"),
          sometimes("picture", Text.ANY, "a path of this server, good for a day"));

  /** All cards of a message. */
  static final Answer<LinkReply.Cards> CARDS =
      new Answer<>(
          LinkReply.Cards.class,
          "The cards, in the order of the links; without those that cannot be had.",
          List.of(
              always("message", Text.ANY, "its `id`"),
              always("cards", new ListOf(CARD), "at most three")),
          LinkReplies::put,
          LinkReply.Cards::weight);

  private LinkReplies() {}

  private static void put(LinkReply.Cards reply, JsonObject json) {
    JsonArray cards = new JsonArray();
    reply.cards().forEach(card -> cards.add(card(card)));
    json.put("message", reply.message().toString()).put("cards", cards);
  }

  private static JsonObject card(Card card) {
    JsonObject json = new JsonObject().put("url", card.url()).put("title", card.title());
    card.description().ifPresent(text -> json.put("description", text));
    card.site().ifPresent(text -> json.put("site", text));
    card.picture().ifPresent(path -> json.put("picture", path));
    return json;
  }
}

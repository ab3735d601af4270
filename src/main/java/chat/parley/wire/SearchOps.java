package chat.parley.wire;

import chat.parley.access.Verb;
import chat.parley.message.search.Bookmark;
import chat.parley.message.search.SearchCommand;
import chat.parley.message.search.SearchOrder;
import chat.parley.message.search.SearchQuery;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;
import java.util.List;
import java.util.Optional;

/** The op by which messages are found again. */
final class SearchOps {
  private static final Choice<SearchOrder> ORDERS = Choice.of(SearchOrder.class);

  private static final Field<SearchQuery> Q =
      Field.required("q", SearchText.SEARCH_TEXT, "[what is looked for](#what-is-looked-for)");
  private static final Field<Optional<String>> ROOM =
      Field.optional("room", RoomName.ROOM_NAME, "where, unless `q` says so");
  private static final Field<Integer> LIMIT =
      Field.optional(
          "limit",
          HitCount.HIT_COUNT,
          bounds -> HitCount.USUAL,
          "how many hits; " + HitCount.USUAL + " unless said");
  private static final Field<SearchOrder> ORDER =
      Field.optional(
          "order",
          ORDERS,
          bounds -> SearchOrder.NEW,
          "the newest first, exactly; or the best of the newest 2,000");
  private static final Field<Optional<Bookmark>> NEXT =
      Field.optional("next", SearchBookmark.SEARCH_BOOKMARK, "that of the page before");

  private static final Op<SearchCommand.Search> SEARCH =
      new Op<>(
          "search",
          "Finds messages in open rooms and in one's direct rooms, as they are now.",
          List.of(Verb.SEARCH, Verb.READ),
          Pace.SEARCHING,
          List.of(Q, ROOM, LIMIT, ORDER, NEXT),
          SearchOps::search,
          List.of(SearchReplies.FOUND));

  static final List<Op<?>> ROWS = List.of(SEARCH);

  private SearchOps() {}

  private static SearchCommand.Search search(Given given) {
    return new SearchCommand.Search(
        Q.in(given), ROOM.in(given), LIMIT.in(given), ORDER.in(given), NEXT.in(given));
  }
}

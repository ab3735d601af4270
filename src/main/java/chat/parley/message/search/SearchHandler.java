package chat.parley.message.search;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;

/** Finds for one sender what he looks for, in what he may read. */
public final class SearchHandler implements SearchCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final Searches searches;
  private final Sender sender;

  public SearchHandler(Rooms rooms, Searches searches, Sender sender) {
    this.rooms = rooms;
    this.searches = searches;
    this.sender = rooms.named(sender);
  }

  @Override
  public Future<Reply> search(SearchCommand.Search command) {
    if (!searches.on()) {
      throw new Refusal(Problem.NO_SUCH_OP.refused("Nobody can search on this server."));
    }
    SearchQuery query = command.query().in(command.room());
    rooms.permit(sender, Verb.SEARCH);
    query.room().ifPresent(room -> rooms.permitted(sender, room, Verb.READ));
    return searches.take(
        () -> LogEnvironment.inTime(room(query)).compose(room -> find(command, query, room)));
  }

  /** Its number, or 0 for all rooms. */
  private Future<Long> room(SearchQuery query) {
    return query
        .room()
        .map(
            name ->
                searches
                    .store()
                    .room(name)
                    .map(found -> found.orElseThrow(() -> new Refusal(Rights.noSuchRoom()))))
        .orElseGet(() -> Future.succeededFuture(0L));
  }

  private Future<Reply> find(SearchCommand.Search command, SearchQuery query, long room) {
    String me = sender.user().id();
    Question question = new Question(query, me, room, command.order() == SearchOrder.BEST);
    Gathering gathering =
        new Gathering(searches.store(), question, rooms.around().clock(), command.limit());
    return LogEnvironment.inTime(searches.indexing().catchUp(me, room))
        .compose(
            behind ->
                LogEnvironment.inTime(
                        command.order() == SearchOrder.BEST
                            ? gathering.best(command.next())
                            : gathering.newest(command.next()))
                    .compose(page -> read(page, behind)));
  }

  private Future<Reply> read(Gathering.Gathered page, long behind) {
    return LogEnvironment.inTime(searches.store().messages(page.hits(), sender.user().id()))
        .map(messages -> found(page, messages, behind));
  }

  /** As many as one reply may hold. */
  private Reply found(Gathering.Gathered page, List<Message> messages, long behind) {
    Page<Message> within =
        new Page<>(messages, false).oldestWithin(rooms.around().rules().pageBytes());
    return new SearchReply.Found(
        within.entries(),
        within.more() ? page.after(within.entries().get(within.entries().size() - 1)) : page.next(),
        behind);
  }
}

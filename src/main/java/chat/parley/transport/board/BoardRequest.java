package chat.parley.transport.board;

import chat.parley.board.BoardCommand;
import chat.parley.board.BoardReply;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.rest.RestRequest;
import chat.parley.wire.ReplyWriter;
import chat.parley.wire.StrictJson;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request about a board: what is fed to it, or how it is read. */
final class BoardRequest extends RestRequest {
  private static final int MOST_BODY = 2 * 1024 * 1024;
  private static final int NO_CONTENT = 204;

  private final RoutingContext context;
  private final BoardQuery query;
  private Optional<String> exactly = Optional.empty();

  BoardRequest(RoutingContext context, BoardParts parts) {
    super(context, parts.loop().chat(), parts.traffic().visitors(), parts.bounds());
    this.context = context;
    this.query = new BoardQuery(context);
  }

  void list() {
    ask("boards", Map.of("room", context.pathParam("room")));
  }

  void log() {
    ask("board.lines", query.lines());
  }

  void json() {
    look(context.pathParam("board"), this::answer);
  }

  void delete() {
    perform(
        asked("board.delete", query.names()),
        gone -> http().response().setStatusCode(NO_CONTENT).end());
  }

  void csv() {
    csv(context.pathParam("board"));
  }

  void csv(String board) {
    look(board, watched -> text("text/csv; charset=utf-8", new Csv().of(watched.view())));
  }

  void prometheus() {
    look(
        context.pathParam("board"),
        watched -> text(PrometheusText.TYPE, new PrometheusText().of(watched.view())));
  }

  private void text(String type, String text) {
    answer(type, Buffer.buffer(text));
  }

  /** What is done with a board as it is. */
  private interface Look {
    void at(BoardReply.Watched watched);
  }

  private void look(String board, Look look) {
    BoardCommand.Watch watch = (BoardCommand.Watch) asked("watch", query.watch(board));
    perform(
        new BoardCommand.Read(watch.board(), watch.wanted(), watch.windowMillis()),
        reply -> look.at((BoardReply.Watched) reply));
  }

  void lines() {
    PointItems items = new PointItems(query.text("kind"), Precision.of(query.text("precision")));
    feed((body, packed) -> new LineEntries(new Lines(body, packed, true), items::of));
  }

  void items() {
    feed(
        (body, packed) ->
            ListEntries.begins(body, packed)
                ? new ListEntries(body, packed)
                : new LineEntries(
                    new Lines(body, packed, false), line -> List.of(StrictJson.object(line))));
  }

  /** Reads a body, which may be packed. */
  private interface Reading {
    Entries of(Buffer body, boolean packed);
  }

  private void feed(Reading reading) {
    boolean packed = FeedHeaders.packed(http());
    exactly = FeedHeaders.key(http());
    body(
        MOST_BODY,
        body ->
            new Feeding(context.vertx(), this, reading.of(body, packed), exactly.isPresent())
                .turn());
  }

  /**
   * Records some items of a body.
   *
   * @param part which of the body, from 0
   */
  Future<Reply> record(List<Object> items, int part) {
    Map<String, Object> fields = new LinkedHashMap<>(query.names());
    fields.put("items", items);
    exactly.ifPresent(
        key -> {
          fields.put("exact", true);
          fields.put("cid", key + "#" + part);
        });
    return perform(part > 0 ? askedOn("record", fields) : asked("record", fields));
  }

  /** A body was recorded, as far as that was possible. */
  void fed(Feeding.Fed fed) {
    HttpServerResponse response = http().response();
    if (fed.stopped().isEmpty() && fed.faults() == 0) {
      if (!response.ended() && !response.closed()) {
        response.setStatusCode(NO_CONTENT).end();
      }
      return;
    }
    Refused why = fed.stopped().orElseGet(() -> wrong(fed));
    JsonArray lines = new JsonArray();
    fed.wrong()
        .forEach(
            line ->
                lines.add(new JsonObject().put("line", line.line()).put("detail", line.detail())));
    refuse(
        why,
        ReplyWriter.json(why)
            .put("taken", fed.taken())
            .put("wrong", fed.faults())
            .put("lines", lines));
  }

  private static Refused wrong(Feeding.Fed fed) {
    Feeding.WrongLine first = fed.wrong().get(0);
    return Problem.BAD_REQUEST.refused(
        "%d were taken, %d were not; the first of these is in line %d: %s"
            .formatted(fed.taken(), fed.faults(), first.line(), first.detail()));
  }
}

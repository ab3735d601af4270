package chat.parley.transport.board;

import chat.parley.protocol.Refusal;
import chat.parley.transport.rest.ExportEndpoint;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Boards over HTTP, for programs that know nothing of the chat: numbers come as line protocol or
 * JSON, and go as JSON, CSV, text for Prometheus and a stream of events. Lives on one loop.
 */
public final class BoardEndpoint {
  private static final String ROOM = "/api/v1/boards/:room";
  private static final String BOARD = ROOM + "/:board";
  private static final String CSV = ".csv";

  private final BoardParts parts;

  public BoardEndpoint(BoardParts parts) {
    this.parts = parts;
  }

  public void mount(Router router) {
    on(router.get(ROOM), BoardRequest::list);
    router.get(BOARD).handler(this::read);
    on(router.delete(BOARD), BoardRequest::delete);
    // these are for any board, however it is called
    on(router.get(BOARD + "/json"), BoardRequest::json);
    on(router.get(BOARD + "/csv"), BoardRequest::csv);
    on(router.get(BOARD + "/lines"), BoardRequest::log);
    on(router.get(BOARD + "/metrics"), BoardRequest::prometheus);
    router.get(BOARD + "/events").handler(this::events);
    on(router.post(BOARD + "/write"), BoardRequest::lines);
    // where programs write that speak to InfluxDB 2
    on(router.post(BOARD + "/api/v2/write"), BoardRequest::lines);
    on(router.post(BOARD + "/items"), BoardRequest::items);
  }

  private void on(Route route, Consumer<BoardRequest> kind) {
    route.handler(context -> begin(context, kind));
  }

  private void begin(RoutingContext context, Consumer<BoardRequest> kind) {
    BoardRequest request = new BoardRequest(context, parts);
    request.refusing(
        () -> {
          request.prove(parts.keys());
          kind.accept(request);
        });
  }

  private void read(RoutingContext context) {
    String board = context.pathParam("board");
    if (board.length() > CSV.length() && board.endsWith(CSV)) {
      String name = board.substring(0, board.length() - CSV.length());
      begin(context, request -> request.csv(name));
    } else {
      begin(context, BoardRequest::json);
    }
  }

  private void events(RoutingContext context) {
    try {
      EventStream.begin(parts, context);
    } catch (Refusal refused) {
      ExportEndpoint.refuse(context.response(), refused.reply());
    }
  }
}

package chat.parley.transport.rest;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.capability.Chat;
import chat.parley.pace.Price;
import chat.parley.pace.Visitor;
import chat.parley.pace.Visitors;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.room.Names;
import chat.parley.transport.SessionKeys;
import chat.parley.wire.ReplyWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exports: the log of a room, and a person's own data. Who asks is known by the key of his person,
 * as the {@code welcome} has it, in {@code Authorization: Bearer}. Lives on one loop.
 */
public final class ExportEndpoint {
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_POSITION = 18;
  private static final long RETRY_MILLIS = 5_000;

  /** It reads as much as twenty commands before anybody sees how long it is. */
  private static final Price PRICE = new Price(20, 0, 0);

  private final Chat chat;
  private final SessionKeys keys;
  private final Visitors visitors;
  private final ExportPlaces places;

  public ExportEndpoint(Chat chat, SessionKeys keys, Visitors visitors, ExportPlaces places) {
    this.chat = chat;
    this.keys = keys;
    this.visitors = visitors;
    this.places = places;
  }

  public void mount(Router router) {
    router.get("/api/v1/export").handler(context -> begin(context, Export::person));
    router
        .get("/api/v1/rooms/:room/export")
        .handler(
            context -> {
              Optional<String> room = Names.room(context.pathParam("room"));
              String since = context.queryParams().get("since");
              if (room.isEmpty()) {
                refuse(context.response(), Problem.NO_SUCH_ROOM.refused("There is no such room."));
              } else if (since != null
                  && (since.length() > LONGEST_POSITION || !since.matches("[0-9]+"))) {
                refuse(
                    context.response(),
                    Problem.BAD_REQUEST.refusedFor("since", "It is a pos: a whole number."));
              } else {
                long after = since == null ? 0 : Long.parseLong(since);
                begin(context, export -> export.room(room.get(), after));
              }
            });
  }

  /** Which of the two it is. */
  private interface Kind {
    void begin(Export export);
  }

  private void begin(RoutingContext context, Kind kind) {
    HttpServerRequest request = context.request();
    Optional<User> user =
        Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
            .filter(given -> given.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .flatMap(given -> keys.person(given.substring(BEARER.length()).trim()));
    if (user.isEmpty()) {
      context.response().putHeader("WWW-Authenticate", BEARER.trim());
      refuse(
          context.response(),
          Problem.UNAUTHORIZED.refused("It takes the key of a person, as Bearer."));
      return;
    }
    Visitor visitor = visitors.enters(request.remoteAddress().hostAddress());
    visitor.returns(user.get().id());
    long wait = visitor.placed() ? visitor.pay(PRICE) : RETRY_MILLIS;
    if (wait > 0) {
      visitor.leaves();
      refuse(context.response(), Problem.RATE_LIMITED.refusedForNow("Slow down.", wait));
      return;
    }
    take(context, user.get(), visitor, kind);
  }

  private void take(RoutingContext context, User user, Visitor visitor, Kind kind) {
    ExportPlaces.Place place = places.take(user.id());
    if (place != ExportPlaces.Place.TAKEN) {
      visitor.leaves();
      refuse(
          context.response(),
          place == ExportPlaces.Place.FULL
              ? Problem.OVERLOADED.refusedForNow(
                  "Others are exporting now; try it again.", RETRY_MILLIS)
              : Problem.RATE_LIMITED.refusedForNow(
                  "Another export of yours is under way.", RETRY_MILLIS));
      return;
    }
    // a sender without a session would be a service
    Sender sender = new Sender("export-" + SessionKeys.newId(), user, number());
    kind.begin(
        new Export(
            context.vertx(),
            context.response(),
            chat,
            sender,
            visitor,
            () -> {
              places.giveBack(user.id());
              visitor.leaves();
            }));
  }

  private static long number() {
    return ThreadLocalRandom.current().nextLong();
  }

  /** Answers a request of a program that is refused. */
  public static void refuse(HttpServerResponse response, Refused refused) {
    refuse(response, refused, ReplyWriter.json(refused));
  }

  /**
   * The same.
   *
   * @param json what is told of it
   */
  static void refuse(HttpServerResponse response, Refused refused, JsonObject json) {
    if (response.ended() || response.closed()) {
      return;
    }
    if (refused.retryAfterMillis() > 0) {
      response.putHeader(
          HttpHeaders.RETRY_AFTER, String.valueOf((refused.retryAfterMillis() + 999) / 1_000));
    }
    response
        .setStatusCode(refused.problem().code())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(json.encode() + "\n");
  }
}

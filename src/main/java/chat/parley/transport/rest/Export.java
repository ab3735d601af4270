package chat.parley.transport.rest;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.log.Rounds;
import chat.parley.message.export.ExportCommand;
import chat.parley.message.export.ExportReply;
import chat.parley.message.export.KeptRoom;
import chat.parley.pace.Price;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Refused;
import chat.parley.room.RoomEntry;
import chat.parley.wire.ExportLines;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One export on its way out: a part is read when the client has taken the one before. Lives on the
 * loop of its connection.
 */
final class Export {
  private static final double BYTES_PER_COMMAND = 16 * 1024;

  /** A part that is not taken by then is not wanted. */
  private static final long PATIENCE_MILLIS = 30_000;

  private final Vertx vertx;
  private final HttpServerResponse response;
  private final Chat chat;
  private final Sender sender;
  private final Visitor visitor;
  private final Runnable over;
  private long lines;
  private boolean ended;

  /**
   * @param over is run once at its end, however that comes
   */
  Export(
      Vertx vertx,
      HttpServerResponse response,
      Chat chat,
      Sender sender,
      Visitor visitor,
      Runnable over) {
    this.vertx = vertx;
    this.response = response;
    this.chat = chat;
    this.sender = sender;
    this.visitor = visitor;
    this.over = over;
    response.closeHandler(closed -> end());
  }

  private void end() {
    if (!ended) {
      ended = true;
      over.run();
    }
  }

  void room(String room, long since) {
    run(
        this.<ExportReply.RoomGiven>ask(new ExportCommand.RoomPart(room, since))
            .compose(
                first ->
                    write(ExportLines.room(room, first.epoch(), now(), since, first.head()), room)
                        .compose(begun -> log(room, first.head(), first))));
  }

  /** Up to where the log went at the beginning. */
  private Future<Void> log(String room, long head, ExportReply.RoomGiven first) {
    AtomicReference<ExportReply.RoomGiven> part = new AtomicReference<>(first);
    return Rounds.whileMore(
        () -> {
          List<RoomEntry> entries =
              part.get().page().entries().stream().filter(entry -> entry.pos() <= head).toList();
          long last = entries.isEmpty() ? head : entries.get(entries.size() - 1).pos();
          return entries(entries)
              .compose(
                  written ->
                      last >= head
                          ? Future.succeededFuture(false)
                          : this.<ExportReply.RoomGiven>ask(new ExportCommand.RoomPart(room, last))
                              .onSuccess(part::set)
                              .map(next -> true));
        });
  }

  void person() {
    run(
        this.<ExportReply.RoomsGiven>ask(new ExportCommand.RoomsPart(""))
            .compose(
                first ->
                    write(ExportLines.person(sender.user(), now()), "own")
                        .compose(begun -> rooms(first)))
            .compose(written -> threads())
            .compose(written -> own()));
  }

  private Future<Void> rooms(ExportReply.RoomsGiven first) {
    AtomicReference<ExportReply.RoomsGiven> part = new AtomicReference<>(first);
    return Rounds.whileMore(
        () -> {
          List<KeptRoom> rooms = part.get().rooms();
          StringBuilder text = new StringBuilder();
          rooms.forEach(kept -> text.append(ExportLines.kept(kept)));
          lines += rooms.size();
          return write(text.toString())
              .compose(
                  written ->
                      part.get().more()
                          ? this.<ExportReply.RoomsGiven>ask(
                                  new ExportCommand.RoomsPart(last(rooms)))
                              .onSuccess(part::set)
                              .map(next -> true)
                          : Future.succeededFuture(false));
        });
  }

  private Future<Void> threads() {
    return this.<ExportReply.ThreadsGiven>ask(new ExportCommand.ThreadsPart())
        .compose(
            part -> {
              StringBuilder text = new StringBuilder();
              part.threads().forEach(kept -> text.append(ExportLines.kept(kept)));
              lines += part.threads().size();
              return write(text.toString());
            });
  }

  private static String last(List<KeptRoom> rooms) {
    return rooms.get(rooms.size() - 1).room();
  }

  private Future<Void> own() {
    AtomicReference<String> after = new AtomicReference<>("");
    return Rounds.whileMore(
        () ->
            this.<ExportReply.OwnGiven>ask(new ExportCommand.OwnPart(after.get()))
                .compose(
                    part -> {
                      after.set(part.last());
                      return entries(part.page().entries()).map(written -> part.page().more());
                    }));
  }

  private Future<Void> entries(List<RoomEntry> entries) {
    String text = ExportLines.entries(entries);
    lines += ExportLines.count(text);
    return write(text);
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  /** The first line goes with the head of the answer: until then a refusal can be one. */
  private Future<Void> write(String header, String name) {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/jsonl; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader(
            "Content-Disposition",
            "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".jsonl\"");
    return write(header);
  }

  private Future<Void> write(String text) {
    if (ended) {
      return Future.failedFuture("the client has gone");
    }
    if (text.isEmpty()) {
      return Future.succeededFuture();
    }
    visitor.owes(new Price(text.length() / BYTES_PER_COMMAND, 0, 0));
    response.write(text);
    return response.writeQueueFull() ? taken() : Future.succeededFuture();
  }

  private Future<Void> taken() {
    Promise<Void> taken = Promise.promise();
    long timer = vertx.setTimer(PATIENCE_MILLIS, late -> taken.tryFail("the client takes nothing"));
    response.drainHandler(drained -> taken.tryComplete());
    return taken.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  @SuppressWarnings("unchecked") // each command has its reply
  private <R> Future<R> ask(ExportCommand command) {
    return chat.handle(sender, command)
        .compose(
            reply ->
                reply instanceof Refused refused
                    ? Future.failedFuture(new Stopped(refused))
                    : Future.succeededFuture((R) reply));
  }

  /** What has begun and cannot go on is cut off: its last line is not the end. */
  private void run(Future<Void> export) {
    export.onComplete(
        done -> {
          if (done.succeeded() && !response.ended()) {
            response.end(ExportLines.end(lines));
          } else if (!response.headWritten()) {
            ExportEndpoint.refuse(response, Stopped.why(done.cause()));
          } else if (!response.ended()) {
            response.reset();
          }
          end();
        });
  }
}

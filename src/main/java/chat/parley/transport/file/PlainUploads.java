package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Refusal;
import chat.parley.wire.field.Choice;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A file in one request, from programs that cannot resume, and from forms. */
final class PlainUploads {
  private static final int CREATED = 201;

  private final FileRequest request;
  private final Sender sender;

  PlainUploads(FileRequest request) {
    this.request = request;
    this.sender = request.sender();
  }

  /**
   * The body is the file.
   *
   * @param said what the address says of it; the query says the rest
   */
  void raw(Map<String, String> said) {
    Map<String, String> all = fields(said);
    all.putIfAbsent("type", request.header("content-type"));
    OptionalLong length = Headers.bytes(request, "content-length");
    begin(all, length)
        .compose(file -> receive(file, request.http(), length))
        .onSuccess(file -> answer(List.of(file)))
        .onFailure(this::refuse);
  }

  private Map<String, String> fields(Map<String, String> said) {
    Map<String, String> all = Wanted.query(request);
    all.putAll(said);
    return all;
  }

  private Future<StoredFile> begin(Map<String, String> said, OptionalLong size) {
    FileCommand.Begin wanted = Wanted.of(said, size);
    request.pay(sender, Wanted.price(wanted));
    return request.ask(sender, wanted);
  }

  /**
   * What has come is kept when its client breaks off, and the room sees that it is not whole.
   *
   * @param length of the body, if it is known
   */
  private Future<StoredFile> receive(
      StoredFile file, ReadStream<Buffer> body, OptionalLong length) {
    if (file.complete() || file.have() > 0 && file.arrived()) {
      request.proceed();
      request.whileOpen(() -> body.handler(repeated -> {}).resume());
      return new Resuming(request, sender).stands(file);
    }
    Appending appending = new Appending(request, sender, file);
    return appending.with(
        lease -> {
          appending.whole(lease, length);
          request.proceed();
          return receive(appending, lease, body);
        });
  }

  private Future<StoredFile> receive(Appending appending, Lease lease, ReadStream<Buffer> body) {
    return Future.succeededFuture()
        .compose(begun -> appending.append(lease, body, Optional.empty()))
        .compose(
            now ->
                now.complete() || now.arrived()
                    ? Future.succeededFuture(now)
                    : appending.complete(lease))
        .recover(cause -> appending.fail(lease).transform(failed -> Future.failedFuture(cause)));
  }

  /** A form: each file in it is one, and the query says where they go. */
  void form() {
    FormEnd end = FormEnd.of(request);
    Forms forms = new Forms(fields(Map.of()), end);
    try {
      request.http().setExpectMultipart(true);
    } catch (DecoderException noBoundary) {
      throw unreadable();
    }
    request.http().uploadHandler(forms::came);
    request.http().handler(end::came);
    request.http().exceptionHandler(broken -> refuse(unreadable()));
    request.http().endHandler(ended -> forms.ended());
    request.proceed();
    request.http().resume();
  }

  private static Refusal unreadable() {
    return Headers.wrong("form", "cannot be read");
  }

  /** The files of one form, one after the other; nothing that follows one that was refused. */
  private final class Forms {
    private final List<Future<StoredFile>> files = new ArrayList<>();
    private final Map<String, String> about;
    private final FormEnd end;
    private boolean refused;
    private Future<StoredFile> begun = Future.succeededFuture();

    /**
     * @param about what the query says of all of them
     */
    private Forms(Map<String, String> about, FormEnd end) {
      this.about = about;
      this.end = end;
    }

    private void came(HttpServerFileUpload part) {
      part.pause();
      if (refused) {
        pass(part);
        return;
      }
      Map<String, String> said =
          files.isEmpty() ? new HashMap<>(about) : Wanted.next(about, files.size());
      said.put("name", String.valueOf(part.filename()));
      said.put("type", String.valueOf(part.contentType()));
      // their messages stand in the order of the form
      begun = begun.transform(before -> begin(said, OptionalLong.empty()));
      files.add(
          begun
              .compose(file -> receive(file, part, OptionalLong.empty()))
              .onFailure(cause -> stop(cause, part)));
    }

    private void stop(Throwable cause, HttpServerFileUpload part) {
      refused = true;
      pass(part);
      refuse(cause);
    }

    private static void pass(HttpServerFileUpload part) {
      part.handler(unwanted -> {}).resume();
    }

    /** What it has not brought to its end never comes: then whoever waits for that is sent away. */
    private void ended() {
      if (!end.reached()) {
        refused = true;
        refuse(Headers.wrong("form", "breaks off before its end"));
      } else if (files.isEmpty()) {
        refuse(Headers.wrong("form", "has no file"));
      } else {
        Future.all(files).onSuccess(all -> answer(all.list())).onFailure(PlainUploads.this::refuse);
      }
    }
  }

  private static JsonObject told(StoredFile file) {
    JsonObject json =
        new JsonObject()
            .put("id", file.id())
            .put("name", file.name())
            .put("type", file.type())
            .put("size", file.have())
            .put("state", Choice.word(file.state()))
            .put("room", file.room());
    file.digest().ifPresent(digest -> json.put("sha256", digest));
    file.seq().ifPresent(seq -> json.put("message", file.room() + ":" + seq));
    return json;
  }

  private void answer(List<StoredFile> files) {
    JsonArray told = new JsonArray();
    files.forEach(file -> told.add(told(file)));
    request.response().putHeader("location", FileLinks.path(files.get(files.size() - 1)));
    request.answer(CREATED, new JsonObject().put("ok", true).put("files", told));
  }

  private void refuse(Throwable cause) {
    if (!(cause instanceof ClosedChannelException)) {
      request.refuse(cause);
    }
  }
}

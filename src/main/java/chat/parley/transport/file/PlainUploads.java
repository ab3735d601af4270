package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.pace.Price;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Weight;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import java.nio.channels.ClosedChannelException;
import java.util.HashMap;
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
    begin(all, Headers.bytes(request, "content-length"))
        .compose(
            file -> {
              request.proceed();
              return receive(file, request.http());
            })
        .onSuccess(file -> answer(new JsonArray().add(told(file)), file))
        .onFailure(this::refuse);
  }

  private Map<String, String> fields(Map<String, String> said) {
    Map<String, String> all = new HashMap<>();
    for (String name : new String[] {"room", "name", "type", "cid", "text"}) {
      if (!request.field(name).isEmpty()) {
        all.put(name, request.field(name));
      }
    }
    all.putAll(said);
    return all;
  }

  private Future<StoredFile> begin(Map<String, String> said, OptionalLong size) {
    FileCommand.Begin wanted = Wanted.of(said, size);
    request.pay(sender, new Price(1, 1, Weight.ENVELOPE + Weight.of(wanted.text())));
    return request.ask(sender, wanted);
  }

  /** What has come is kept when its client breaks off, and the room sees that it is not whole. */
  private Future<StoredFile> receive(StoredFile file, ReadStream<Buffer> body) {
    if (file.complete()) {
      body.handler(repeated -> {}).resume();
      return Future.succeededFuture(file);
    }
    Appending appending = new Appending(request, sender, file);
    return appending
        .take()
        .compose(lease -> appending.leave(lease, receive(appending, lease, body)));
  }

  private Future<StoredFile> receive(Appending appending, Lease lease, ReadStream<Buffer> body) {
    return appending
        .append(lease, body, Optional.empty())
        .compose(now -> now.complete() ? Future.succeededFuture(now) : appending.complete(lease))
        .recover(cause -> appending.fail(lease).transform(failed -> Future.failedFuture(cause)));
  }

  /** A form: each file in it is one, and the query says where they go. */
  void form() {
    request.http().setExpectMultipart(true);
    JsonArray files = new JsonArray();
    Forms forms = new Forms(files);
    request.http().uploadHandler(forms::came);
    request.http().exceptionHandler(broken -> {});
    request.http().endHandler(end -> forms.ended());
    request.proceed();
    request.http().resume();
  }

  /** The files of one form, one after the other. */
  private final class Forms {
    private final JsonArray files;
    private Future<StoredFile> last = Future.failedFuture(Headers.wrong("form", "has no file"));

    private Forms(JsonArray files) {
      this.files = files;
    }

    private void came(HttpServerFileUpload part) {
      part.pause();
      Map<String, String> said = new HashMap<>();
      said.put("name", String.valueOf(part.filename()));
      said.put("type", String.valueOf(part.contentType()));
      try {
        last = begin(fields(said), OptionalLong.empty()).compose(file -> receive(file, part));
        last.onSuccess(file -> files.add(told(file))).onFailure(cause -> refuse(cause, part));
      } catch (Refusal refused) {
        last = Future.failedFuture(refused);
        refuse(refused, part);
      }
    }

    private void refuse(Throwable cause, HttpServerFileUpload part) {
      part.handler(unwanted -> {});
      part.resume();
      PlainUploads.this.refuse(cause);
    }

    private void ended() {
      last.onSuccess(file -> answer(files, file)).onFailure(PlainUploads.this::refuse);
    }
  }

  private static JsonObject told(StoredFile file) {
    JsonObject json =
        new JsonObject()
            .put("id", file.id())
            .put("name", file.name())
            .put("type", file.type())
            .put("size", file.have())
            .put("room", file.room());
    file.digest().ifPresent(digest -> json.put("sha256", digest));
    file.seq().ifPresent(seq -> json.put("message", file.room() + ":" + seq));
    return json;
  }

  private void answer(JsonArray files, StoredFile last) {
    request.response().putHeader("location", FileLinks.path(last));
    request.answer(CREATED, new JsonObject().put("ok", true).put("files", files));
  }

  private void refuse(Throwable cause) {
    if (!(cause instanceof ClosedChannelException)) {
      request.refuse(cause);
    }
  }
}

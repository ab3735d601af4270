package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.StoredFile;
import chat.parley.pace.Price;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.channels.ClosedChannelException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Uploads as the IETF's draft has them, draft-ietf-httpbis-resumable-upload: interop versions 5, 6
 * and 8, and 3 as iOS 17 speaks it. Interim answers (104) are for 3 alone; whoever speaks a later
 * one and wants to go on creates an empty upload first.
 */
final class IetfUploads {
  static final String VERSION = "upload-draft-interop-version";
  static final String COMPLETE = "upload-complete";
  private static final String INCOMPLETE = "upload-incomplete";

  /** Of iOS 17: it says the contrary, and goes on only with what an interim answer has told. */
  private static final String OLDEST = "3";

  private static final String FIRST = "5";
  private static final String OFFSET = "upload-offset";
  private static final String LENGTH = "upload-length";
  private static final String PIECE = "application/partial-upload";
  private static final String PROBLEMS = "https://iana.org/assignments/http-problem-types#";
  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int UNSUPPORTED = 415;

  private final FileRequest request;
  private final Sender sender;

  IetfUploads(FileRequest request) {
    this.request = request;
    this.sender = request.sender();
  }

  static void limits(FileRequest request) {
    Quotas quotas = request.parts().uploads().quotas();
    request
        .response()
        .putHeader(
            "upload-limit",
            "max-size=" + quotas.largest() + ", max-age=" + quotas.unfinishedMillis() / 1000);
  }

  /** Whether it begins an upload. */
  static boolean creates(FileRequest request) {
    return request.http().headers().contains(COMPLETE)
        || request.http().headers().contains(INCOMPLETE) && oldest(request);
  }

  private static boolean oldest(FileRequest request) {
    return request.header(VERSION).equals(OLDEST);
  }

  private boolean last() {
    String value = request.header(oldest(request) ? INCOMPLETE : COMPLETE);
    if (!value.equals("?0") && !value.equals("?1")) {
      throw oldest(request)
          ? Headers.wrong("Upload-Incomplete", "must be ?0 or ?1")
          : Headers.wrong("Upload-Complete", "must be ?0 or ?1");
    }
    return value.equals("?1") != oldest(request);
  }

  void create() {
    boolean last = last();
    OptionalLong length = Headers.bytes(request, LENGTH);
    if (length.isEmpty() && last) {
      length = Headers.bytes(request, "content-length");
    }
    FileCommand.Begin wanted = Wanted.of(said(), length);
    request.pay(sender, Wanted.price(wanted));
    request
        .ask(sender, wanted)
        .compose(file -> begun(file, last))
        .onSuccess(file -> tell(CREATED, file))
        .onFailure(this::refuse);
  }

  /** The draft has no fields for what a file is: they are in the query, or as tus has them. */
  private Map<String, String> said() {
    Map<String, String> all = new HashMap<>(Map.of("type", request.header("content-type")));
    all.putAll(Headers.metadata(request));
    all.putAll(Wanted.query(request));
    return all;
  }

  private Future<StoredFile> begun(StoredFile file, boolean last) {
    request.response().putHeader("location", FileLinks.path(file));
    return file.complete() || file.have() > 0
        ? new Resuming(request, sender).stands(file)
        : new Resuming(request, sender)
            .append(
                file,
                new Resuming.Piece(0, OptionalLong.empty(), Optional.empty(), last),
                () -> tellWhere(file));
  }

  private void tellWhere(StoredFile file) {
    if (oldest(request)) {
      Interim.resumable(request, OLDEST, FileLinks.path(file));
    }
  }

  void patch(String id) {
    boolean last = last();
    if (!request.header("content-type").equals(PIECE)
        && !List.of(OLDEST, FIRST).contains(request.header(VERSION))) {
      request.response().putHeader("accept-patch", PIECE);
      request.answer(UNSUPPORTED);
      return;
    }
    long at =
        Headers.bytes(request, OFFSET)
            .orElseThrow(() -> Headers.wrong("Upload-Offset", "must be there"));
    Resuming.Piece piece =
        new Resuming.Piece(at, Headers.bytes(request, LENGTH), Optional.empty(), last);
    request.pay(sender, Price.ONE_COMMAND);
    request
        .ask(sender, new FileCommand.Write(id))
        .compose(
            file ->
                file.complete() ? completed() : new Resuming(request, sender).append(file, piece))
        .onSuccess(file -> tell(NO_CONTENT, file))
        .onFailure(cause -> refuse(cause, at));
  }

  private Future<StoredFile> completed() {
    problem(BAD_REQUEST, "completed-upload", "The upload is complete.", new JsonObject());
    return Future.failedFuture(new ClosedChannelException());
  }

  void head(String id) {
    request.pay(sender, Price.ONE_COMMAND);
    request
        .ask(sender, new FileCommand.Write(id))
        .compose(file -> new Resuming(request, sender).stands(file))
        .onSuccess(file -> tell(NO_CONTENT, file))
        .onFailure(this::refuse);
  }

  private void tell(int status, StoredFile file) {
    limits(request);
    request
        .response()
        .putHeader("cache-control", "no-store")
        .putHeader(OFFSET, String.valueOf(file.came()));
    boolean whole = file.complete() || file.arrived();
    if (oldest(request)) {
      request.response().putHeader(VERSION, OLDEST).putHeader(INCOMPLETE, whole ? "?0" : "?1");
    } else {
      request.response().putHeader(COMPLETE, whole ? "?1" : "?0");
    }
    OptionalLong length = file.complete() ? OptionalLong.of(file.came()) : file.size();
    length.ifPresent(size -> request.response().putHeader(LENGTH, String.valueOf(size)));
    request.answer(status);
  }

  private void refuse(Throwable cause) {
    refuse(cause, 0);
  }

  private void refuse(Throwable cause, long given) {
    if (cause instanceof OffsetMismatch other) {
      request.response().putHeader(OFFSET, String.valueOf(other.offset()));
      problem(
          CONFLICT,
          "mismatching-upload-offset",
          "The file ends elsewhere.",
          new JsonObject().put("expected-offset", other.offset()).put("provided-offset", given));
    } else if (cause instanceof LengthMismatch) {
      problem(
          BAD_REQUEST,
          "inconsistent-upload-length",
          LengthMismatch.refused().detail(),
          new JsonObject());
    } else if (!(cause instanceof ClosedChannelException)) {
      request.refuse(cause);
    }
  }

  private void problem(int status, String name, String title, JsonObject more) {
    request.answer(
        status,
        "application/problem+json",
        more.put("type", PROBLEMS + name).put("title", title).put("status", status));
  }
}

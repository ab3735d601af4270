package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.StoredFile;
import chat.parley.pace.Price;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.nio.channels.ClosedChannelException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** Uploads as <a href="https://tus.io/protocols/resumable-upload">tus 1.0.0</a> has them. */
final class TusUploads {
  static final String HEADER = "tus-resumable";
  private static final String VERSION = "1.0.0";
  private static final String EXTENSIONS =
      "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination,"
          + "concatenation";
  private static final String PIECE = "application/offset+octet-stream";
  private static final String OFFSET = "upload-offset";
  private static final String LENGTH = "upload-length";
  private static final String DEFERRED = "upload-defer-length";
  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int UNSUPPORTED = 415;

  private final FileRequest request;

  TusUploads(FileRequest request) {
    this.request = request;
    request.response().putHeader(HEADER, VERSION);
  }

  /** What the server can do. */
  static void options(FileRequest request) {
    request
        .response()
        .putHeader(HEADER, VERSION)
        .putHeader("tus-version", VERSION)
        .putHeader("tus-extension", EXTENSIONS)
        .putHeader("tus-checksum-algorithm", Checksum.ALGORITHMS)
        .putHeader("tus-max-size", String.valueOf(request.parts().uploads().quotas().largest()));
    IetfUploads.limits(request);
    request.answer(NO_CONTENT);
  }

  private boolean otherVersion() {
    if (request.header(HEADER).equals(VERSION)) {
      return false;
    }
    request.response().putHeader("tus-version", VERSION);
    request.answer(PRECONDITION_FAILED);
    return true;
  }

  void create() {
    if (otherVersion()) {
      return;
    }
    Sender sender = request.sender();
    if (Concatenation.isFinal(request)) {
      new Concatenation(request, sender).create().onSuccess(this::joined).onFailure(this::refuse);
      return;
    }
    OptionalLong length = Headers.bytes(request, LENGTH);
    if (length.isEmpty() == request.header(DEFERRED).equals("1")) {
      FileCommand.Begin wanted =
          Concatenation.isPart(request)
              ? Wanted.part(length)
              : Wanted.of(Headers.metadata(request), length);
      request.pay(sender, Wanted.price(wanted));
      request.ask(sender, wanted).compose(file -> begun(sender, file)).onFailure(this::refuse);
    } else {
      throw Headers.wrong("Upload-Length", "or Upload-Defer-Length: 1 must be there, and not both");
    }
  }

  private void joined(StoredFile file) {
    request.response().putHeader("location", FileLinks.path(file));
    offset(CREATED, file);
  }

  private Future<Void> begun(Sender sender, StoredFile file) {
    request
        .response()
        .putHeader("location", FileLinks.path(file))
        .putHeader("upload-expires", expires());
    boolean body = request.header("content-type").equals(PIECE);
    boolean empty = file.size().equals(OptionalLong.of(0));
    if (file.arrived() && !empty) {
      return new Resuming(request, sender)
          .stands(file)
          .onSuccess(now -> offset(CREATED, now))
          .mapEmpty();
    }
    if (!body && !empty || file.complete() || file.have() > 0) {
      request.response().putHeader(OFFSET, String.valueOf(file.came()));
      request.answer(CREATED);
      return Future.succeededFuture();
    }
    return append(sender, file, 0, OptionalLong.empty())
        .onSuccess(now -> offset(CREATED, now))
        .mapEmpty();
  }

  private String expires() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now()
            .plusMillis(request.parts().uploads().quotas().unfinishedMillis())
            .atOffset(ZoneOffset.UTC));
  }

  private void offset(int status, StoredFile file) {
    request
        .response()
        .putHeader(OFFSET, String.valueOf(file.came()))
        .putHeader("upload-expires", expires());
    request.answer(status);
  }

  private Future<StoredFile> append(Sender sender, StoredFile file, long at, OptionalLong length) {
    return new Resuming(request, sender)
        .append(file, new Resuming.Piece(at, length, Checksum.of(request), false));
  }

  void patch(String id) {
    if (otherVersion()) {
      return;
    }
    Sender sender = request.sender();
    if (!request.header("content-type").equals(PIECE)) {
      request.answer(UNSUPPORTED);
      return;
    }
    long at =
        Headers.bytes(request, OFFSET)
            .orElseThrow(() -> Headers.wrong("Upload-Offset", "must be there"));
    OptionalLong length = Headers.bytes(request, LENGTH);
    request.pay(sender, Price.ONE_COMMAND);
    request
        .ask(sender, new FileCommand.Write(id))
        .compose(file -> file.complete() ? atEnd(file, at) : append(sender, file, at, length))
        .onSuccess(now -> offset(NO_CONTENT, now))
        .onFailure(this::refuse);
  }

  /**
   * Some clients send a piece of nothing when the answer to their last piece got lost. Java's takes
   * an answer without the 100 that it has asked for as a refusal.
   */
  private Future<StoredFile> atEnd(StoredFile file, long at) {
    if (at != file.came()) {
      return Future.failedFuture(new OffsetMismatch(file.came()));
    }
    request.proceed();
    return Future.succeededFuture(file);
  }

  /** Asks how far it has come. Whoever still sends is gone, or the client would not ask. */
  void head(String id) {
    if (otherVersion()) {
      return;
    }
    Sender sender = request.sender();
    request.pay(sender, Price.ONE_COMMAND);
    request
        .ask(sender, new FileCommand.Write(id))
        .compose(file -> new Resuming(request, sender).stands(file))
        .onSuccess(this::tell)
        .onFailure(this::refuse);
  }

  private void tell(StoredFile file) {
    request.response().putHeader("cache-control", "no-store");
    if (file.size().isPresent()) {
      long size = file.complete() ? file.came() : file.size().getAsLong();
      request.response().putHeader(LENGTH, String.valueOf(size));
    } else {
      request.response().putHeader(DEFERRED, "1");
    }
    if (file.part()) {
      request.response().putHeader(Concatenation.HEADER, Concatenation.PART);
    }
    offset(200, file);
  }

  /** Without tus too. */
  static void delete(FileRequest request, String id) {
    Sender sender = request.sender();
    request.pay(sender, new Price(1, 1, 0));
    request
        .tell(sender, new FileCommand.Cancel(id))
        .onSuccess(gone -> request.answer(NO_CONTENT))
        .onFailure(request::refuse);
  }

  private void refuse(Throwable cause) {
    if (cause instanceof OffsetMismatch other) {
      request.response().putHeader(OFFSET, String.valueOf(other.offset()));
      request.answer(CONFLICT);
    } else if (cause instanceof LengthMismatch) {
      request.refuse(new Refusal(LengthMismatch.refused()));
    } else if (cause instanceof ChecksumMismatch) {
      request.response().setStatusMessage("Checksum Mismatch");
      request.answer(ChecksumMismatch.STATUS);
    } else if (!(cause instanceof ClosedChannelException)) {
      request.refuse(cause);
    }
  }
}

package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileHandler;
import chat.parley.message.file.FileTypes;
import chat.parley.message.file.StoredFile;
import chat.parley.pace.Price;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;

/** Serves a file to one who may read it, while it still comes in too. */
final class Downloads {
  private static final long MILLIS = 1_000;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_SATISFIABLE = 416;
  private static final String POLICY = "default-src 'none'; sandbox; style-src 'unsafe-inline'";

  private final FileRequest request;
  private final FileLinks links;
  private Optional<Sender> reader = Optional.empty();

  Downloads(FileRequest request) {
    this.request = request;
    this.links = new FileLinks(request.parts().keys(), System::currentTimeMillis);
  }

  /** A link for what cannot send a key along, such as an image in a page. */
  void link(String id) {
    Sender sender = request.sender();
    request.pay(sender, Price.ONE_COMMAND);
    request
        .ask(sender, new FileCommand.Read(id))
        .map(this::shown)
        .onSuccess(
            file -> {
              long until = System.currentTimeMillis() / MILLIS + request.parts().linkSeconds();
              request.answer(
                  OK,
                  new JsonObject()
                      .put("ok", true)
                      .put("url", links.link(file, until))
                      .put("until", until * MILLIS));
            })
        .onFailure(request::refuse);
  }

  void serve(String id) {
    readable(id)
        .compose(file -> begun(new Growth(request, file)))
        .compose(growth -> answer(growth))
        .onFailure(request::refuse);
  }

  /** The same picture, smaller. */
  void serve(String id, int side) {
    readable(id)
        .map(file -> file.thumbnail(side).orElseThrow(FileHandler::noSuchFile))
        .compose(smaller -> new Growth(request, smaller).beginning())
        .compose(this::answer)
        .onFailure(request::refuse);
  }

  /** What it is can be told when its beginning is there; who only asks does not wait for that. */
  private Future<Growth> begun(Growth growth) {
    return asks() ? growth.typed() : growth.beginning();
  }

  private boolean asks() {
    return request.http().method() == HttpMethod.HEAD;
  }

  private Future<StoredFile> readable(String id) {
    String signed = request.field("s");
    if (signed.isEmpty()) {
      reader = Optional.of(request.sender());
      request.pay(reader.get(), Price.ONE_COMMAND);
      return request.ask(reader.get(), new FileCommand.Read(id));
    }
    request.pay(Price.ONE_COMMAND);
    if (!links.opens(id, signed)) {
      throw new Refusal(Problem.UNAUTHORIZED.refused("The link does not work any more."));
    }
    return request
        .parts()
        .uploads()
        .now(id)
        .map(found -> found.orElseThrow(FileHandler::noSuchFile))
        .map(this::shown);
  }

  /** Whose link it is nobody knows, and who follows it. */
  private StoredFile shown(StoredFile file) {
    if (request.parts().uploads().hidden(file)) {
      throw FileHandler.notYet();
    }
    return file;
  }

  private Future<Void> answer(Growth growth) {
    StoredFile file = growth.file();
    if (FileTypes.picture(growth.type()) && !file.complete() && !mine(file)) {
      throw new Refusal(
          Problem.NOT_YET.refusedForNow("A picture can be seen when all of it is there.", MILLIS));
    }
    describe(growth);
    String tag = tag(growth);
    if (!matches("if-match", tag, true)) {
      return empty(PRECONDITION_FAILED);
    }
    if (file.complete() && matches("if-none-match", tag, false)) {
      return empty(NOT_MODIFIED);
    }
    String condition = request.header("if-range");
    // parts are for who reads (RFC 9110, 14.2)
    Optional<ByteRange> range =
        !asks() && (condition.isEmpty() || condition.equals(tag))
            ? ByteRange.read(request.header("range"))
            : Optional.empty();
    return range.isPresent() ? part(growth, range.get()) : whole(growth);
  }

  /** Bytes are only ever appended; but a picture that is complete has become another one. */
  private static String tag(Growth growth) {
    StoredFile file = growth.file();
    boolean made = file.complete() && FileTypes.picture(growth.type());
    return "\"" + file.id() + (made ? "-1" : "") + "\"";
  }

  private boolean mine(StoredFile file) {
    return reader.filter(one -> one.user().id().equals(file.owner().id())).isPresent();
  }

  private boolean matches(String header, String tag, boolean without) {
    String value = request.header(header);
    return value.isEmpty() ? without : Headers.names(value, tag);
  }

  private Future<Void> empty(int status) {
    request.answer(status);
    return Future.succeededFuture();
  }

  /** Nothing that a stranger has sent runs in a page of this origin. */
  private void describe(Growth growth) {
    StoredFile file = growth.file();
    boolean shown =
        FileTypes.shown(growth.type())
            && (!FileTypes.picture(growth.type()) || file.picture().isPresent());
    HttpServerResponse response = request.response();
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, growth.type())
        .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
        .putHeader("content-disposition", Disposition.of(shown, file.name()))
        .putHeader("content-security-policy", POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("etag", tag(growth))
        .putHeader("accept-ranges", "bytes")
        // who may read it is asked each time: it may be deleted, or its reader sent out
        .putHeader("cache-control", file.complete() ? "private, no-cache" : "no-store");
    varies(response, HttpHeaders.AUTHORIZATION);
    varies(response, HttpHeaders.ORIGIN);
  }

  private static void varies(HttpServerResponse response, CharSequence header) {
    if (!response.headers().contains(HttpHeaders.VARY, header, true)) {
      response.headers().add(HttpHeaders.VARY, header);
    }
  }

  private Future<Void> whole(Growth growth) {
    return send(growth, OK, 0, growth.size());
  }

  private Future<Void> part(Growth growth, ByteRange range) {
    OptionalLong size = growth.size();
    if (size.isPresent()) {
      OptionalLong from = range.from(size.getAsLong());
      if (from.isEmpty()) {
        request.response().putHeader("content-range", "bytes */" + size.getAsLong());
        return empty(NOT_SATISFIABLE);
      }
      long to = range.to(size.getAsLong());
      return part(growth, from.getAsLong(), to, String.valueOf(size.getAsLong()));
    }
    if (range.fromEnd()) {
      return whole(growth);
    }
    long from = range.first().getAsLong();
    if (range.follows()) {
      long last = range.last().getAsLong();
      request.response().putHeader("content-range", "bytes " + from + "-" + last + "/*");
      return send(growth, PARTIAL, from, OptionalLong.empty());
    }
    return growth
        .reaches(from + 1)
        .compose(
            there -> {
              long last = Math.min(range.last().orElse(Long.MAX_VALUE), growth.have() - 1);
              String known =
                  growth.size().isPresent() ? String.valueOf(growth.size().getAsLong()) : "*";
              if (last < from) {
                request.response().putHeader("content-range", "bytes */" + known);
                return empty(NOT_SATISFIABLE);
              }
              return part(growth, from, last, known);
            });
  }

  private Future<Void> part(Growth growth, long from, long to, String size) {
    request.response().putHeader("content-range", "bytes " + from + "-" + to + "/" + size);
    return send(growth, PARTIAL, from, OptionalLong.of(to + 1));
  }

  /**
   * @param end behind its last byte; nothing to go on as long as the file grows
   */
  private Future<Void> send(Growth growth, int status, long from, OptionalLong end) {
    HttpServerResponse response = request.response().setStatusCode(status);
    if (end.isPresent()) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(end.getAsLong() - from));
    } else {
      response.setChunked(true);
    }
    if (asks()) {
      response.end();
      return Future.succeededFuture();
    }
    Future<Void> headed = response.writeHead();
    Optional<FileChannel> file = growth.channel().filter(open -> RegionSender.possible(request));
    if (file.isPresent() && end.isPresent()) {
      new RegionSender(request, growth, file.get(), from, end.getAsLong()).send(headed);
    } else {
      new FileSender(request, growth, from, end.orElse(Long.MAX_VALUE)).send();
    }
    return Future.succeededFuture();
  }
}

package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.transport.upload.Piece;
import chat.parley.transport.upload.SocketUploads;
import chat.parley.transport.upload.UploadParts;
import chat.parley.wire.UploadRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What comes of files over the socket of one session, where it can carry bytes. Most sessions never
 * send one, and keep nothing for it. Used on the loop of the connection.
 */
public final class SessionUploads {
  /** Pieces of this size are few enough: credit bounds them, and not the pace of frames. */
  private static final int SPARED_BYTES = 16 * 1024;

  private final Loop loop;
  private final Visitor visitor;
  private final Supplier<Carrier> carrier;
  private final Consumer<JsonObject> client;
  private Optional<SocketUploads> uploads = Optional.empty();

  /**
   * @param visitor is charged for small pieces as for any frame
   * @param carrier asked when a file comes
   * @param client takes what the client alone is told
   */
  public SessionUploads(
      Loop loop, Visitor visitor, Supplier<Carrier> carrier, Consumer<JsonObject> client) {
    this.loop = loop;
    this.visitor = visitor;
    this.carrier = carrier;
    this.client = client;
  }

  /**
   * @throws Refusal where no file can come over this socket
   */
  Future<Reply> perform(Sender sender, UploadRequest request) {
    if (!carrier.get().carriesFiles()) {
      throw refusal("This carrier carries no files: send them over HTTP, at /files.");
    }
    UploadParts parts =
        loop.uploads().orElseThrow(() -> refusal("This server takes no files (files.store)."));
    if (uploads.isEmpty()) {
      uploads = Optional.of(new SocketUploads(parts, loop.chat(), sender, client));
    }
    return uploads.get().perform(request);
  }

  private static Refusal refusal(String words) {
    return new Refusal(Problem.NO_SUCH_OP.refusedFor("op", words));
  }

  /**
   * A piece of a file has come, for which nobody waits.
   *
   * @return false when none may come
   */
  boolean came(Piece piece) {
    spare(piece);
    return uploads.isPresent() && uploads.get().came(piece);
  }

  /**
   * A piece has come for which its sender waits.
   *
   * @return how far the upload has come then; fails when nothing becomes of the piece
   */
  Future<JsonObject> add(Piece piece) {
    spare(piece);
    return uploads
        .map(some -> some.add(piece))
        .orElseGet(() -> Future.failedFuture(new Refusal(SocketUploads.unknown())));
  }

  private void spare(Piece piece) {
    // what is out of place was not asked for, and costs as other frames do
    boolean next = uploads.filter(some -> some.expects(piece)).isPresent();
    if (piece.data().length >= SPARED_BYTES && next) {
      visitor.spares(carrier.get() == Carrier.SOCKET_IO ? 2 : 1);
    }
  }

  void beat(long now) {
    uploads.ifPresent(some -> some.beat(now));
  }

  /** The connection is gone. */
  void leave() {
    uploads.ifPresent(SocketUploads::leave);
    uploads = Optional.empty();
  }
}

package chat.parley.transport.upload;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.FileRefusals;
import chat.parley.transport.LoopOf;
import chat.parley.wire.UploadEvents;
import chat.parley.wire.UploadReply;
import chat.parley.wire.UploadRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The uploads of one connection. Used on its loop. */
public final class SocketUploads {
  private static final int MOST_OPEN = 4;

  private final UploadParts parts;
  private final Chat chat;
  private final Sender sender;
  private final Consumer<JsonObject> client;
  private final LoopOf loop = new LoopOf(Vertx.currentContext());
  private final Map<Long, OpenUpload> open = new HashMap<>();
  private final Taking taking;
  private final Stragglers stragglers = new Stragglers();
  private final UploadListener listener = new Told();
  private long last;
  private int opening;
  private boolean gone;

  /**
   * @param client is told what becomes of his uploads
   */
  public SocketUploads(UploadParts parts, Chat chat, Sender sender, Consumer<JsonObject> client) {
    this.parts = parts;
    this.chat = chat;
    this.sender = sender;
    this.client = client;
    this.taking = new Taking(parts.uploads(), chat, sender, loop);
  }

  /** Does what is asked, or says why not; never fails. */
  public Future<Reply> perform(UploadRequest request) {
    return Future.<Reply>future(
            done -> {
              if (request instanceof UploadRequest.Begin begin) {
                begin(begin).onComplete(done);
              } else if (request instanceof UploadRequest.End end) {
                end(end).onComplete(done);
              } else if (request instanceof UploadRequest.Resume resume) {
                resume(resume).onComplete(done);
              }
            })
        .recover(cause -> Future.succeededFuture(FileRefusals.of(cause)));
  }

  private Future<Reply> begin(UploadRequest.Begin begin) {
    return opened(begin.wanted(), OptionalLong.empty(), begin.sha256());
  }

  private Future<Reply> resume(UploadRequest.Resume resume) {
    return opened(new FileCommand.Write(resume.file()), resume.size(), resume.sha256());
  }

  private Future<Reply> opened(FileCommand command, OptionalLong size, Optional<String> sha256) {
    if (open.size() + opening >= MOST_OPEN) {
      throw new Refusal(
          Problem.TOO_MANY.refused("At most " + MOST_OPEN + " files at once come over a socket."));
    }
    opening++;
    return taking
        .ask(command)
        .compose(
            file ->
                file.complete()
                    ? Future.succeededFuture(stands(file))
                    : open(file, size, sha256).map(upload -> stands(upload)))
        .onComplete(answered -> opening--);
  }

  private Reply stands(StoredFile file) {
    return new UploadReply(file, OptionalLong.empty(), parts.piece());
  }

  private Reply stands(OpenUpload upload) {
    return new UploadReply(upload.stands(), OptionalLong.of(upload.number()), parts.piece());
  }

  /** From now on its bytes are those that come here. */
  private Future<OpenUpload> open(StoredFile file, OptionalLong size, Optional<String> sha256) {
    Promise<Void> away = Promise.promise();
    return taking
        .lease(file, size, () -> loop.later(away::tryComplete))
        .map(lease -> upload(lease, sha256))
        .onSuccess(
            upload -> {
              away.future().onSuccess(other -> upload.sentAway());
              loop.later(gone ? upload::leave : upload::work);
            });
  }

  private OpenUpload upload(Lease lease, Optional<String> sha256) {
    OpenUpload upload =
        new OpenUpload(
            ++last,
            lease,
            loop,
            new Ending(chat, sender, loop, sha256),
            listener,
            parts.receiving());
    open.put(upload.number(), upload);
    return upload;
  }

  private Future<Reply> end(UploadRequest.End end) {
    Optional<OpenUpload> here =
        open.values().stream().filter(one -> one.file().equals(end.upload().file())).findFirst();
    return switch (end.how()) {
      case CANCELED -> cancel(end.upload().file());
      case PAUSED ->
          here.map(OpenUpload::leave)
              .orElseGet(() -> taking.ask(new FileCommand.Write(end.upload().file())))
              .map(this::stands);
      case DONE ->
          here.map(upload -> upload.done(end.sha256()).map(this::stands))
              .orElseGet(() -> resume(end.upload()).compose(reply -> done((UploadReply) reply)))
              .map(reply -> Ending.checked((UploadReply) reply, end.sha256()));
    };
  }

  private Future<Reply> done(UploadReply reply) {
    return reply.number().isEmpty()
        ? Future.succeededFuture(reply)
        : open.get(reply.number().getAsLong()).done(Optional.empty()).map(this::stands);
  }

  private Future<Reply> cancel(String file) {
    return chat.handle(sender, new FileCommand.Cancel(file));
  }

  /** Whether a piece is the next one of an upload. */
  public boolean expects(Piece piece) {
    OpenUpload upload = open.get(piece.number());
    return upload != null && upload.expected() == piece.offset();
  }

  /**
   * A piece has come in a frame.
   *
   * @return false when no such frame may come
   */
  public boolean came(Piece piece) {
    if (open.containsKey(piece.number())) {
      add(piece);
      return true;
    }
    if (piece.number() > 0 && piece.number() <= last) {
      // its sender cannot know yet that the upload is over
      return stragglers.pass(piece.data().length);
    }
    if (!open.isEmpty()) {
      client.accept(UploadEvents.unknown(piece.number(), unknown()));
    }
    return !open.isEmpty();
  }

  /** Why a piece of no upload is not taken. */
  public static Refused unknown() {
    return Why.unknown();
  }

  /**
   * A piece for which somebody may wait.
   *
   * @return where the upload stands once it is written
   */
  public Future<JsonObject> add(Piece piece) {
    OpenUpload upload = open.get(piece.number());
    if (upload == null) {
      return Future.failedFuture(new Refusal(unknown()));
    }
    if (piece.offset() != upload.expected()) {
      return askew(upload);
    }
    stragglers.straight(piece.number());
    return upload.add(piece.data()).map(written -> upload.told());
  }

  /** The first that does not fit is told; those behind it were sent before its sender heard so. */
  private Future<JsonObject> askew(OpenUpload upload) {
    Refused why = Why.goesOnAt(upload.expected());
    if (stragglers.askew(upload.number())) {
      client.accept(UploadEvents.refused(upload.number(), upload.file(), upload.expected(), why));
    }
    return Future.failedFuture(new Refusal(why));
  }

  /** Time goes by. */
  public void beat(long now) {
    List.copyOf(open.values()).forEach(upload -> upload.beat(now));
  }

  /** The connection is gone; what has come is kept. */
  public void leave() {
    gone = true;
    List.copyOf(open.values()).forEach(upload -> upload.leave().otherwiseEmpty());
  }

  /** Tells the client. */
  private final class Told implements UploadListener {
    @Override
    public void left(OpenUpload upload) {
      parts.uploads().left(upload.file());
    }

    @Override
    public void safe(OpenUpload upload) {
      client.accept(new JsonObject().put("ev", "upload").mergeIn(upload.told()));
    }

    @Override
    public void over(OpenUpload upload, StoredFile file, Optional<Refused> why) {
      open.remove(upload.number());
      stragglers.over(upload.number());
      parts.uploads().left(file.id());
      if (gone || why.isEmpty() && !file.complete() && !file.arrived()) {
        // he is not there, or has paused and is answered
        return;
      }
      client.accept(
          why.map(reason -> UploadEvents.refused(upload.number(), file.id(), file.came(), reason))
              .orElseGet(() -> UploadEvents.ended(upload.number(), file)));
    }
  }
}

package chat.parley.transport.program;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileReply;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.transport.FileRefusals;
import chat.parley.transport.LoopOf;
import chat.parley.transport.Services;
import chat.parley.transport.upload.Ending;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;

/**
 * Files for programs in the JVM of the server, which speak for services: the rights and quotas are
 * those of a service on the event bus. Nothing here blocks. What is asked goes on where it was
 * asked, on the context of the caller. Every failure is a {@link Refusal}, whose {@code
 * reply().problem()} tells them apart.
 */
public final class FileStreams {
  private final Vertx vertx;
  private final Chat chat;
  private final Optional<Uploads> uploads;

  /**
   * @param uploads where files are taken
   */
  public FileStreams(Vertx vertx, Chat chat, Optional<Uploads> uploads) {
    this.vertx = vertx;
    this.chat = chat;
    this.uploads = uploads;
  }

  /**
   * Sends a file. Its message is said at once, people may read it while it comes. The stream is
   * paused while the disk takes its time.
   *
   * @param bytes all of it; nobody has read of it, and it may be paused
   * @return the file when all of it is safe; when the stream or the disk fails, or there is no more
   *     place, what had come stays in the room as {@code failed}
   */
  public Future<SentFile> send(NewFile wanted, ReadStream<Buffer> bytes) {
    LoopOf loop = loop();
    bytes.pause();
    return typed(
        () -> {
          Sender sender = Services.sender(wanted.user(), wanted.called());
          return ask(sender, wanted.command())
              .compose(
                  file ->
                      file.complete()
                          ? Future.succeededFuture(file)
                          : taken(sender, file, bytes, loop))
              .map(SentFile::of);
        });
  }

  private Future<StoredFile> taken(
      Sender sender, StoredFile file, ReadStream<Buffer> bytes, LoopOf loop) {
    StreamReceiver receiver = new StreamReceiver(bytes, loop);
    return loop.here(taken().take(file.id(), receiver::sentAway))
        .compose(
            lease ->
                whole(sender, lease, receiver, loop)
                    .eventually(() -> loop.here(lease.end()).otherwiseEmpty())
                    .onComplete(left -> taken().left(file.id())));
  }

  private Future<StoredFile> whole(
      Sender sender, Lease lease, StreamReceiver receiver, LoopOf loop) {
    if (lease.file().have() > 0) {
      return Future.failedFuture(
          new Refusal(
              Problem.CID_REUSED.refusedFor(
                  "cid", "A file with this cid has begun to come: take another cid.")));
    }
    Ending ending = new Ending(chat, sender, loop, Optional.empty());
    return receiver
        .into(lease)
        .compose(received -> ending.complete(lease))
        .recover(cause -> ending.fail(lease).transform(failed -> Future.failedFuture(cause)));
  }

  /**
   * Reads a file, as far as it has come and as it goes on.
   *
   * @param user id of the service that reads it
   * @param from where to begin
   * @return a stream that is paused until it has a handler; it fails when the file is given up
   */
  public Future<FileStream> read(String user, String file, long from) {
    LoopOf loop = loop();
    return typed(
        () -> {
          Sender sender = Services.sender(user, user);
          return ask(sender, new FileCommand.Read(file))
              .compose(
                  found ->
                      new FileStream(taken(), found, found.owner().id().equals(user), from, loop)
                          .open());
        });
  }

  /** From its first byte on. */
  public Future<FileStream> read(String user, String file) {
    return read(user, file, 0);
  }

  private LoopOf loop() {
    return new LoopOf(vertx.getOrCreateContext());
  }

  private Uploads taken() {
    return uploads.orElseThrow(
        () ->
            new Refusal(Problem.NO_SUCH_FILE.refused("This server takes no files (files.store).")));
  }

  private Future<StoredFile> ask(Sender sender, FileCommand command) {
    taken();
    return chat.handle(sender, command)
        .map(
            reply -> {
              if (reply instanceof Refused refused) {
                throw new Refusal(refused);
              }
              return ((FileReply.Found) reply).file();
            });
  }

  /** Whatever goes wrong is a refusal. */
  private static <T> Future<T> typed(Asked<T> asked) {
    try {
      return asked.run().recover(cause -> Future.failedFuture(new Refusal(FileRefusals.of(cause))));
    } catch (Refusal refused) {
      return Future.failedFuture(refused);
    }
  }

  /** What is done. */
  private interface Asked<T> {
    Future<T> run();
  }
}

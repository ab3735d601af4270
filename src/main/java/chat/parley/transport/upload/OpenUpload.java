package chat.parley.transport.upload;

import chat.parley.budget.Budget;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.transport.FileRefusals;
import chat.parley.transport.LoopOf;
import chat.parley.wire.UploadEvents;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A file that comes over one socket. One thing at a time is done with the disk; what comes
 * meanwhile waits, and is no more than its sender's credit. Used on the loop of its connection.
 */
final class OpenUpload {
  private static final int ACKNOWLEDGED_BYTES = 256 * 1024;

  private final long number;
  private final Lease lease;
  private final LoopOf loop;
  private final Ending ending;
  private final UploadListener listener;
  private final Held held;
  private final Trickle trickle;
  private Optional<Promise<StoredFile>> leaving = Optional.empty();
  private boolean whole;
  private long came;
  private long written;
  private long safe;
  private boolean busy;
  private boolean over;

  /**
   * @param budget bounds what is not written
   */
  OpenUpload(
      long number,
      Lease lease,
      LoopOf loop,
      Ending ending,
      UploadListener listener,
      Budget budget) {
    this.number = number;
    this.lease = lease;
    this.loop = loop;
    this.ending = ending;
    this.listener = listener;
    this.held = new Held(budget, () -> loop.later(() -> end(Optional.of(Why.overloaded()))));
    this.came = lease.file().have();
    this.written = came;
    this.safe = came;
    this.trickle = new Trickle(came);
    this.whole = complete();
  }

  long number() {
    return number;
  }

  String file() {
    return stands().id();
  }

  StoredFile stands() {
    return lease.file();
  }

  JsonObject told() {
    return UploadEvents.safe(number, file(), safe);
  }

  long expected() {
    return came;
  }

  private boolean complete() {
    return stands().size().orElse(-1) == came;
  }

  /**
   * Takes a piece that begins where it is expected.
   *
   * @return done when it is written
   */
  Future<Void> add(byte[] data) {
    long end = came + data.length;
    if (over) {
      return Future.failedFuture(new Refusal(Why.ended()));
    }
    if (data.length == 0) {
      // of nothing nothing is written, and who sends it is as idle as before
      return Future.succeededFuture();
    }
    Optional<Refused> why =
        leaving.map(left -> Why.ended()).or(() -> Why.beyond(end, safe, stands()));
    if (why.isPresent()) {
      return stop(why.get());
    }
    if (!held.add(data, end - written)) {
      return stop(Why.overloaded());
    }
    came = end;
    whole = whole || complete();
    Future<Void> done = held.written();
    work();
    return done;
  }

  private Future<Void> stop(Refused why) {
    end(Optional.of(why));
    return Future.failedFuture(new Refusal(why));
  }

  /** Does what is due next, if nothing is done now. */
  void work() {
    if (busy || over) {
      return;
    }
    if (written - safe >= ACKNOWLEDGED_BYTES && !ending.holds()) {
      next(lease.settle(), () -> {});
    } else if (held.waiting() > 0) {
      write();
    } else if (whole) {
      finish();
    } else if (leaving.isPresent()) {
      end(Optional.empty());
    }
  }

  private void next(Future<?> step, Runnable after) {
    busy = true;
    loop.here(step)
        .onSuccess(
            done -> {
              busy = false;
              after.run();
              acknowledge();
              work();
            })
        .onFailure(this::failed);
  }

  private void failed(Throwable cause) {
    busy = false;
    end(Optional.of(FileRefusals.of(cause)));
  }

  private void acknowledge() {
    if (!over && lease.safe().have() > safe) {
      safe = lease.safe().have();
      listener.safe(this);
    }
  }

  private void write() {
    Held.Batch batch = held.take();
    int bytes = batch.bytes().remaining();
    if (whole) {
      ending.before(lease);
    }
    Future<Void> writing = lease.write(List.of(batch.bytes()));
    next(writing, () -> written(bytes));
    loop.here(writing).onComplete(batch.taken());
  }

  private void written(int bytes) {
    written += bytes;
    held.shrink(came - written);
  }

  private void finish() {
    busy = true;
    ending.complete(lease).onSuccess(this::finished).onFailure(this::failed);
  }

  private void finished(StoredFile file) {
    if (!over) {
      over = true;
      held.end();
      told(file, Optional.empty());
    }
  }

  /**
   * No more of it will come, and this is all.
   *
   * @param sha256 to which it must come, if that is said now
   */
  Future<StoredFile> done(Optional<String> sha256) {
    sha256.ifPresent(ending::expects);
    if (stands().size().orElse(came) != came) {
      throw new Refusal(Why.lessThanSaid());
    }
    whole = true;
    return leave();
  }

  /** No more of it comes over this socket. What has come is safe then. */
  Future<StoredFile> leave() {
    Promise<StoredFile> left = leaving.orElseGet(Promise::promise);
    leaving = Optional.of(left);
    work();
    return left.future();
  }

  /** Somebody else goes on with it, or it was deleted. */
  void sentAway() {
    end(Optional.of(Why.sentAway(lease.deleted())));
  }

  /** One of which nothing comes, or a byte now and then, is let go: it keeps a file open. */
  void beat(long now) {
    if (trickle.tooSlow(came, now) && !busy && leaving.isEmpty()) {
      end(Optional.of(Why.idle()));
    }
  }

  private void end(Optional<Refused> why) {
    if (over) {
      return;
    }
    over = true;
    held.drop();
    Future<?> ended = loop.here(lease.end().otherwiseEmpty()).onComplete(done -> held.end());
    if (why.filter(Why::atOnce).isPresent()) {
      told(lease.safe(), why);
      ended.onComplete(done -> listener.left(this));
    } else {
      ended.onComplete(done -> told(lease.safe(), why));
    }
  }

  private void told(StoredFile file, Optional<Refused> why) {
    safe = file.have();
    listener.over(this, file, why);
    why.ifPresent(held::refuse);
    leaving.ifPresent(
        left ->
            why.ifPresentOrElse(
                reason -> left.tryFail(new Refusal(reason)), () -> left.tryComplete(file)));
  }
}

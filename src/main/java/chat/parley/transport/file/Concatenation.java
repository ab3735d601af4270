package chat.parley.transport.file;

import chat.parley.access.Sender;
import chat.parley.log.Rounds;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.Lease;
import chat.parley.message.file.StoredFile;
import chat.parley.pace.Price;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a file together from parts that were sent beside each other (tus, concatenation). The parts
 * are copied in their order, and are gone then.
 */
final class Concatenation {
  static final String HEADER = "upload-concat";
  static final String PART = "partial";
  private static final Pattern FINAL = Pattern.compile("final; *(.*)");
  private static final Pattern LINK = Pattern.compile("(?:https?://[^/]+)?/files/([^/?#]+)");
  private static final int MOST_PARTS = 100;
  private static final int PIECE_BYTES = 256 * 1024;

  private final FileRequest request;
  private final Sender sender;

  Concatenation(FileRequest request, Sender sender) {
    this.request = request;
    this.sender = sender;
  }

  static boolean isPart(FileRequest request) {
    return request.header(HEADER).equals(PART);
  }

  static boolean isFinal(FileRequest request) {
    return request.header(HEADER).startsWith("final");
  }

  Future<StoredFile> create() {
    List<String> ids = ids();
    Price begin = Wanted.price(Wanted.of(Headers.metadata(request), OptionalLong.empty()));
    request.pay(sender, new Price(ids.size(), begin.sends(), begin.bytes()));
    Future<List<StoredFile>> parts = Future.succeededFuture(new ArrayList<>());
    for (String id : ids) {
      parts = parts.compose(found -> part(found, id));
    }
    return parts.compose(this::join);
  }

  private List<String> ids() {
    Matcher all = FINAL.matcher(request.header(HEADER));
    List<String> ids = new ArrayList<>();
    for (String link : all.matches() ? all.group(1).trim().split(" +") : new String[0]) {
      Matcher one = LINK.matcher(link);
      if (!one.matches()) {
        throw wrong();
      }
      ids.add(one.group(1));
    }
    if (ids.isEmpty() || ids.size() > MOST_PARTS) {
      throw wrong();
    }
    return ids;
  }

  private static RuntimeException wrong() {
    return Headers.wrong("Upload-Concat", "must name 1 to " + MOST_PARTS + " complete parts");
  }

  private Future<List<StoredFile>> part(List<StoredFile> found, String id) {
    return request
        .ask(sender, new FileCommand.Write(id))
        .map(
            file -> {
              if (!file.part() || !file.complete()) {
                throw wrong();
              }
              found.add(file);
              return found;
            });
  }

  private Future<StoredFile> join(List<StoredFile> parts) {
    long size = parts.stream().mapToLong(StoredFile::have).sum();
    return request
        .ask(sender, Wanted.of(Headers.metadata(request), OptionalLong.of(size)))
        .compose(
            file -> {
              if (file.complete() || file.have() > 0 && file.arrived()) {
                return new Resuming(request, sender).stands(file);
              }
              Appending appending = new Appending(request, sender, file);
              return appending.with(
                  lease -> {
                    appending.whole(lease, OptionalLong.of(size));
                    return copy(appending, lease, parts);
                  });
            });
  }

  private Future<StoredFile> copy(Appending appending, Lease lease, List<StoredFile> parts) {
    Future<Void> copied = Future.succeededFuture();
    for (StoredFile part : parts) {
      copied = copied.compose(before -> copy(lease, part));
    }
    return copied
        .compose(all -> appending.complete(lease))
        .recover(cause -> appending.fail(lease).transform(failed -> Future.failedFuture(cause)))
        .onSuccess(
            whole ->
                parts.forEach(part -> request.tell(sender, new FileCommand.Cancel(part.id()))));
  }

  private Future<Void> copy(Lease lease, StoredFile part) {
    return request
        .here(request.parts().uploads().read(part))
        .compose(bytes -> copy(lease, bytes).onComplete(done -> bytes.close()));
  }

  private Future<Void> copy(Lease lease, FileStore.Bytes bytes) {
    AtomicLong at = new AtomicLong();
    return Rounds.whileMore(
        () ->
            request
                .here(bytes.read(at.get(), PIECE_BYTES))
                .compose(
                    piece -> {
                      if (!piece.hasRemaining()) {
                        return Future.succeededFuture(false);
                      }
                      at.addAndGet(piece.remaining());
                      return request.here(lease.write(List.of(piece))).map(written -> true);
                    }));
  }
}

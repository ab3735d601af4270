package chat.parley.s3;

import chat.parley.log.Rounds;
import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Puts one file into a bucket: in one request if it is small, else in parts. */
final class Move {
  /** One part is in memory. S3 takes 10,000 of them, 5 MiB at least. */
  static final int PART_BYTES = 8 * 1024 * 1024;

  private static final int PIECE_BYTES = 128 * 1024;

  private final Bucket bucket;
  private final String name;
  private final long length;
  private final FileStore.Bytes bytes;
  private final AtomicLong at = new AtomicLong();
  private final StringBuilder parts = new StringBuilder();
  private int part;

  /**
   * @param length of it: another one is never put there
   */
  Move(Bucket bucket, String name, long length, FileStore.Bytes bytes) {
    this.bucket = bucket;
    this.name = name;
    this.length = length;
    this.bytes = bytes;
  }

  Future<Void> run() {
    return next().compose(first -> first.length < PART_BYTES ? whole(first) : inParts(first));
  }

  /** What has another length may have been taken away while it was read. */
  private void checkLength() {
    if (at.get() != length) {
      throw new IllegalStateException(name + " has other bytes than it is known to have");
    }
  }

  private Future<Void> whole(byte[] all) {
    checkLength();
    return bucket.ask(Question.of(HttpMethod.PUT, name).bringing(all)).mapEmpty();
  }

  /** As much as a part may have; less at the end. */
  private Future<byte[]> next() {
    ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    return Rounds.whileMore(
            () ->
                bytes
                    .read(at.get(), Math.min(PIECE_BYTES, PART_BYTES - gathered.size()))
                    .map(
                        piece -> {
                          add(piece, gathered);
                          return piece.hasRemaining() && gathered.size() < PART_BYTES;
                        }))
        .map(done -> gathered.toByteArray());
  }

  private void add(ByteBuffer piece, ByteArrayOutputStream gathered) {
    byte[] some = new byte[piece.remaining()];
    piece.duplicate().get(some);
    gathered.writeBytes(some);
    at.addAndGet(some.length);
  }

  private Future<Void> inParts(byte[] first) {
    return bucket
        .ask(Question.of(HttpMethod.POST, name).with("uploads", ""))
        .map(begun -> Xml.first(begun.body(), "InitiateMultipartUploadResult", "UploadId"))
        .compose(
            id ->
                all(id, first)
                    .compose(sent -> complete(id))
                    .recover(
                        cause ->
                            abort(bucket, name, id)
                                .transform(aborted -> Future.failedFuture(cause))));
  }

  private Future<Void> all(String id, byte[] first) {
    Future<byte[]> ready = Future.succeededFuture(first);
    return Rounds.whileMore(
        () ->
            (part == 0 ? ready : next())
                .compose(
                    some ->
                        some.length == 0
                            ? Future.succeededFuture(false)
                            : part(id, some).map(some.length == PART_BYTES)));
  }

  private Future<Void> part(String id, byte[] some) {
    part++;
    int number = part;
    return bucket
        .ask(
            Question.of(HttpMethod.PUT, name)
                .with("partNumber", String.valueOf(number))
                .with("uploadId", id)
                .bringing(some))
        .map(
            sent -> {
              parts
                  .append("<Part><PartNumber>")
                  .append(number)
                  .append("</PartNumber><ETag>")
                  .append(sent.headers().get("etag"))
                  .append("</ETag></Part>");
              return null;
            });
  }

  private Future<Void> complete(String id) {
    checkLength();
    String all = "<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>";
    return bucket
        .ask(
            Question.of(HttpMethod.POST, name)
                .with("uploadId", id)
                .bringing(all.getBytes(StandardCharsets.UTF_8)))
        .mapEmpty();
  }

  static Future<Buffer> abort(Bucket bucket, String name, String id) {
    return bucket
        .ask(Question.of(HttpMethod.DELETE, name).with("uploadId", id))
        .map(Bucket.Answer::body);
  }
}

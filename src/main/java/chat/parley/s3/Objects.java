package chat.parley.s3;

import chat.parley.log.Rounds;
import chat.parley.message.file.Beside;
import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The objects of a bucket, each a file. From any thread. */
final class Objects {
  private static final String CONTENT_LENGTH = "content-length";

  private final Bucket bucket;
  private final String prefix;

  Objects(Bucket bucket, String prefix) {
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** Fails with {@link NoSuchFileException} when there is none. */
  Future<FileStore.Bytes> open(String name) {
    return bucket
        .ask(Question.of(HttpMethod.HEAD, name))
        .map(head -> Long.parseLong(head.headers().get(CONTENT_LENGTH)))
        .map(length -> new ObjectBytes(this, name, length));
  }

  Future<ByteBuffer> read(String name, long from, long last) {
    return bucket
        .ask(Question.of(HttpMethod.GET, name).headed("range", "bytes=" + from + "-" + last))
        .map(answer -> ByteBuffer.wrap(answer.body().getBytes()));
  }

  Future<Void> delete(String name) {
    return bucket
        .ask(Question.of(HttpMethod.DELETE, name))
        .<Void>mapEmpty()
        .recover(
            cause ->
                cause instanceof NoSuchFileException
                    ? Future.succeededFuture()
                    : Future.failedFuture(cause));
  }

  /** As {@link FileStore#untouched} has it. */
  Future<List<String>> untouched(long since, String after, int limit) {
    List<String> found = new ArrayList<>();
    AtomicReference<String> last = new AtomicReference<>(after);
    return Rounds.whileMore(
            () ->
                list(last.get())
                    .map(
                        xml -> {
                          List<Map<String, String>> rows = Xml.rows(xml, "Contents");
                          rows.forEach(row -> add(row, since, limit, found));
                          if (!rows.isEmpty()) {
                            last.set(name(rows.get(rows.size() - 1)));
                          }
                          return found.size() < limit && !rows.isEmpty() && more(xml);
                        }))
        .map(found);
  }

  private static boolean more(Buffer xml) {
    return Xml.first(xml, "ListBucketResult", "IsTruncated").equals("true");
  }

  private Future<Buffer> list(String after) {
    Question all = Question.of(HttpMethod.GET, "").with("list-type", "2").with("prefix", prefix);
    return bucket
        .ask(after.isEmpty() ? all : all.with("start-after", prefix + after))
        .map(Bucket.Answer::body);
  }

  private String name(Map<String, String> row) {
    return row.getOrDefault("Key", "").substring(prefix.length());
  }

  private void add(Map<String, String> row, long since, int limit, List<String> found) {
    String name = name(row);
    boolean old = Instant.parse(row.get("LastModified")).toEpochMilli() < since;
    if (old && found.size() < limit && Beside.known(name)) {
      found.add(name);
    }
  }
}

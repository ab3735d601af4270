package chat.parley.s3;

import chat.parley.message.file.Archive;
import chat.parley.message.file.Beside;
import chat.parley.message.file.FileStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files grow in another store, and are moved to a bucket when they are complete. Whoever reads one
 * gets it from where it is.
 */
public final class ArchivedFileStore implements FileStore, Archive {
  private final FileStore growing;
  private final Bucket bucket;
  private final Objects objects;
  private final String prefix;

  public ArchivedFileStore(Vertx vertx, FileStore growing, S3Rules rules) {
    this.growing = growing;
    this.bucket = new Bucket(vertx, rules);
    this.prefix = rules.prefix();
    this.objects = new Objects(bucket, prefix);
  }

  @Override
  public Future<Growing> append(String file, long safe, long writer) {
    return growing.append(file, safe, writer);
  }

  /** Where it was moved in between, it is there. */
  @Override
  public Future<Bytes> open(String file) {
    return growing
        .open(file)
        .recover(
            cause ->
                cause instanceof NoSuchFileException
                    ? objects.open(file)
                    : Future.failedFuture(cause));
  }

  /**
   * What is only there while something is made of a file is never in the bucket. What cannot be
   * taken from there now is found later, as nothing is known of it any more.
   */
  @Override
  public Future<Void> delete(String file) {
    Future<Void> here = growing.delete(file);
    return Beside.left(file) ? here : here.eventually(() -> objects.delete(file).otherwiseEmpty());
  }

  @Override
  public Future<Void> replace(String fresh, String file, long writer) {
    return growing.replace(fresh, file, writer);
  }

  @Override
  public Future<List<String>> untouched(long since, String after, int limit) {
    return Future.all(
            growing.untouched(since, after, limit), objects.untouched(since, after, limit))
        .map(
            both ->
                Stream.concat(
                        both.<List<String>>resultAt(0).stream(),
                        both.<List<String>>resultAt(1).stream())
                    .distinct()
                    .sorted()
                    .limit(limit)
                    .toList());
  }

  @Override
  public Future<List<String>> waiting(String after, int limit) {
    return growing.untouched(Long.MAX_VALUE, after, limit);
  }

  /** It is there before it goes here: whoever opens it meanwhile finds it. */
  @Override
  public Future<Void> move(String name, long length) {
    return growing
        .open(name)
        .compose(
            bytes -> new Move(bucket, name, length, bytes).run().onComplete(done -> bytes.close()))
        .compose(moved -> growing.delete(name));
  }

  @Override
  public Future<Void> tidy(long since) {
    return bucket
        .ask(Question.of(HttpMethod.GET, "").with("uploads", "").with("prefix", prefix))
        .compose(
            answer ->
                Future.join(
                    Xml.rows(answer.body(), "Upload").stream()
                        .filter(upload -> begun(upload) < since)
                        .<Future<?>>map(this::abort)
                        .toList()))
        .mapEmpty();
  }

  private static long begun(Map<String, String> upload) {
    return Instant.parse(upload.get("Initiated")).toEpochMilli();
  }

  private Future<?> abort(Map<String, String> upload) {
    return Move.abort(bucket, upload.get("Key").substring(prefix.length()), upload.get("UploadId"));
  }
}

package chat.parley.s3;

import chat.parley.log.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpRequest;

/** One bucket, by HTTP. That it is away is said once, and that it is back. From any thread. */
final class Bucket {
  private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
  private static final int CONNECTIONS = 16;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int IDLE_MILLIS = 30_000;
  private static final int SIGNERS = 2;
  private static final int REDIRECT = 300;
  private static final int NOT_FOUND = 404;

  private final S3Rules rules;
  private final Signing signing;
  private final HttpClient client;
  private final WorkerExecutor workers;
  private final AtomicBoolean up = new AtomicBoolean(true);

  Bucket(Vertx vertx, S3Rules rules) {
    this.rules = rules;
    this.signing = new Signing(rules);
    this.workers = vertx.createSharedWorkerExecutor("parley-s3", SIGNERS);
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setSsl(rules.encrypted()),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  /** What came back. */
  record Answer(MultiMap headers, Buffer body) {}

  /**
   * @return fails with {@link NoSuchFileException} when it is not there, and with {@link
   *     StoreUnavailable} when it cannot be had now
   */
  Future<Answer> ask(Question question) {
    return workers
        .executeBlocking(() -> signing.signed(question), false)
        .compose(signed -> send(question, signed))
        .onSuccess(answer -> back())
        .recover(cause -> Future.failedFuture(typed(cause)));
  }

  private Future<Answer> send(Question question, SdkHttpRequest signed) {
    URI uri = signed.getUri();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    RequestOptions options =
        new RequestOptions()
            .setMethod(question.method())
            .setHost(rules.host())
            .setPort(rules.port())
            .setSsl(rules.encrypted())
            .setIdleTimeout(IDLE_MILLIS)
            .setURI(uri.getRawPath() + query);
    return client
        .request(options)
        .compose(
            request -> {
              signed.forEachHeader((header, values) -> request.putHeader(header, values));
              return sent(request, question);
            });
  }

  private static Future<Answer> sent(HttpClientRequest request, Question question) {
    return request
        .send(Buffer.buffer(question.body()))
        .compose(
            response ->
                response
                    .body()
                    .map(
                        body -> {
                          refuse(response.statusCode(), question, body);
                          return new Answer(response.headers(), body);
                        }));
  }

  private static void refuse(int status, Question question, Buffer body) {
    if (status == NOT_FOUND && !question.name().isEmpty()) {
      throw new Missing(question.name());
    }
    // the end of an upload may be a 200 with an error in it; what is read is somebody's file
    boolean told = status >= REDIRECT || question.method() == HttpMethod.POST;
    String code = told ? Xml.first(body, "Error", "Code") : "";
    if (status >= REDIRECT || !code.isEmpty()) {
      throw new IllegalStateException("it answered " + status + " " + code);
    }
  }

  private Throwable typed(Throwable cause) {
    if (cause instanceof Missing missing) {
      back();
      return new NoSuchFileException(missing.getMessage());
    }
    if (up.compareAndSet(true, false)) {
      LOG.warn("Files in {} cannot be reached: {}", rules, cause.getMessage());
    }
    return new StoreUnavailable("the bucket cannot be reached", cause);
  }

  private void back() {
    if (up.compareAndSet(false, true)) {
      LOG.info("Files in {} can be reached again", rules);
    }
  }
}

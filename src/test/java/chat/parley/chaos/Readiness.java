package chat.parley.chaos;

import chat.parley.support.Jar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks a node twice a second whether it is ready, as a balancer does, and keeps the answers. */
final class Readiness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long STEP_MILLIS = 500;

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest question;
  private final List<Answer> answers = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "readiness");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param up no answer is no
   */
  record Answer(long nanos, boolean up) {}

  Readiness(Jar jar) {
    URI address = URI.create("http://127.0.0.1:" + jar.operationsPort() + "/health/ready");
    this.question = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    clock.scheduleWithFixedDelay(this::ask, 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    boolean up = false;
    try {
      up = client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException nobody) {
      // that is an answer as well
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return;
    }
    synchronized (answers) {
      answers.add(new Answer(System.nanoTime(), up));
    }
  }

  List<Answer> answers() {
    synchronized (answers) {
      return List.copyOf(answers);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

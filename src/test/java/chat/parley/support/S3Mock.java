package chat.parley.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that speaks S3, in a process of its own, on a free port. Takes any key. */
public final class S3Mock implements AutoCloseable {
  public static final String BUCKET = "files";

  private static final Pattern STARTED = Pattern.compile("Tomcat started on ports? (\\d+)");
  private static final int LINES = 20;

  private final Process process;
  private final int port;

  public S3Mock(Path folder) {
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx256m",
                  "-Djava.io.tmpdir=" + folder,
                  "-jar",
                  Path.of("target", "s3mock.jar").toString(),
                  "--server.port=0",
                  "--server.ssl.enabled=false",
                  "--http.port=0",
                  "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
              .redirectErrorStream(true)
              .start();
    } catch (IOException noJar) {
      throw new UncheckedIOException(noJar);
    }
    port = started();
  }

  private int started() {
    Deque<String> last = new ArrayDeque<>();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher started = STARTED.matcher(line);
        if (started.find()) {
          drain(out);
          return Integer.parseInt(started.group(1));
        }
        last.add(line);
        if (last.size() > LINES) {
          last.remove();
        }
      }
    } catch (IOException gone) {
      last.add(gone.toString());
    }
    throw new AssertionError("S3Mock did not start: " + String.join("\n", last));
  }

  private static void drain(BufferedReader out) {
    Thread thread = new Thread(() -> out.lines().forEach(line -> {}), "s3mock");
    thread.setDaemon(true);
    thread.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

package chat.parley.support;

import io.vertx.core.json.JsonArray;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** People behind the unmodified libraries of y-websocket and Hocuspocus, all in one Node. */
public final class YjsEditors implements AutoCloseable {
  private final Node node = Node.run("yjs-editors.cjs");
  private final AtomicInteger numbers = new AtomicInteger();

  /** Somebody opens a document; kinds and tokens as the script has them. */
  public void open(String name, String kind, int port, String document, String token) {
    asks("open", name, kind, url(port), document, token);
  }

  private static String url(int port) {
    return "ws://127.0.0.1:" + port;
  }

  /** When he comes again, he comes here. */
  public void moves(String name, int port) {
    asks("moves", name, url(port));
  }

  /** Gives a command and waits for its answer. */
  public String asks(String command, String name, Object... words) {
    return answer(begins(command, name, words));
  }

  /** Gives a command; its number is for {@link #answer}. */
  public int begins(String command, String name, Object... words) {
    int number = numbers.incrementAndGet();
    String rest = Arrays.stream(words).map(word -> " " + word).collect(Collectors.joining());
    node.types(number + " " + command + " " + name + rest);
    return number;
  }

  public String answer(int number) {
    String beginning = "#" + number + " ";
    return awaits(beginning).substring(beginning.length());
  }

  /** Waits for a line that begins so, printed before or not. */
  public String awaits(String beginning) {
    Await.until("it prints " + beginning + " after\n" + printed(), () -> printed(beginning));
    return lines().stream().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
  }

  public boolean printed(String beginning) {
    return lines().stream().anyMatch(line -> line.startsWith(beginning));
  }

  public String text(String name) {
    return new JsonArray("[" + asks("text", name) + "]").getString(0);
  }

  /** Waits until all have the same text, and gives it. */
  public String agree(List<String> names) {
    Await.until(
        "the same text everywhere", () -> names.stream().map(this::text).distinct().count() == 1);
    return text(names.get(0));
  }

  private List<String> lines() {
    return node.printed().lines().toList();
  }

  private String printed() {
    return node.printed();
  }

  @Override
  public void close() {
    node.close();
  }
}

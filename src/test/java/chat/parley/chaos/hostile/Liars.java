package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * Twenty times a second somebody says what is not so: he comes from another page, to another host,
 * for somebody else whose limits he would use up, under a name that nobody can see, with
 * attachments that he has not got, into a namespace as long as a book.
 */
final class Liars implements Kind {
  private static final int MOST = 40;
  private static final String INVISIBLE = "\\u034f\\ufe0f\\u17b4";
  private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
  private static final String SOCKET_IO = "/socket.io/?EIO=4&transport=websocket";
  private static final String OFFICE = "127.0.0.50";

  private final Camp camp;
  private final Squad squad = new Squad(MOST, BEATS_PER_SECOND, this::arrives);
  private final List<Supplier<Future<Stranger>>> lies =
      List.of(
          () -> asks("/", "Host: evil.example\r\n"),
          () -> asks("/", "Origin: http://evil.example\r\nHost: evil.example\r\n"),
          () -> asks(POLLING, "Origin: null\r\n"),
          () -> asks(POLLING, "Origin: http://evil.example\r\n"),
          () -> asks(POLLING, "X-Forwarded-For: " + OFFICE + "\r\n"),
          () -> asks(POLLING, "Forwarded: for=" + OFFICE + ";host=evil.example\r\n"),
          () -> says("/ws", chat("hello", "\"name\":\"" + INVISIBLE + "\"")),
          () -> says("/ws", chat("hello", "\"name\":\"Ann" + INVISIBLE + "\"")),
          () -> says("/ws", chat("hello", "\"name\":\"Liar\""), room("lobby" + INVISIBLE)),
          () -> says(SOCKET_IO, "40", "42[\"x\",{\"_placeholder\":true,\"num\":99}]"),
          () -> says(SOCKET_IO, "40", "451-[\"x\",{\"_placeholder\":true,\"num\":99}]"),
          () -> says(SOCKET_IO, "40/" + "n".repeat(60_000) + ","));
  private int told;
  private int beats;

  Liars(Camp camp) {
    this.camp = camp;
  }

  private static String chat(String op, String field) {
    return "{\"op\":\"" + op + "\",\"id\":1,\"v\":1," + field + "}";
  }

  private static String room(String name) {
    return chat("join", "\"room\":\"" + name + "\"");
  }

  private Future<Stranger> arrives() {
    return lies.get(told++ % lies.size()).get();
  }

  private Future<Stranger> asks(String path, String headers) {
    Buffer request = camp.request("GET", path, headers);
    return camp.comes().map(stranger -> stranger.write(request));
  }

  private Future<Stranger> says(String path, String... texts) {
    return camp.webSocket(path)
        .map(
            stranger -> {
              List.of(texts).forEach(stranger::says);
              return stranger;
            });
  }

  /** Who has told his lie stays for a second or two, and leaves. */
  @Override
  public void beat() {
    squad.beat();
    if (++beats % BEATS_PER_SECOND == 0) {
      squad.there().stream().filter(stranger -> stranger.answers() > 0).forEach(Stranger::leaves);
    }
  }
}

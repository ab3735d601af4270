package chat.parley.bench.board;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Records on the twenty series of a board fifty times a second, on a thread of its own, or says
 * what it summed by hand four times a second where the server does not sum.
 */
final class Feeder implements AutoCloseable {
  private static final long FRAME_MICROS = 250_000;

  private final Heard heard;
  private final Thread thread;
  private final Closeable line;
  private volatile boolean stopped;

  /** Where it goes. */
  private interface Sending {
    void send(long sentMicros) throws IOException;
  }

  private Feeder(Heard heard, long everyMicros, Closeable line, Sending sending) {
    this.heard = heard;
    this.line = line;
    this.thread = new Thread(() -> feed(everyMicros, sending), "feeder");
    thread.start();
  }

  private void feed(long every, Sending sending) {
    try {
      for (long turn = heard.now() / every + 1; !stopped; turn++) {
        TimeUnit.MICROSECONDS.sleep(turn * every - heard.now());
        // what was recorded last, in the rhythm of records
        sending.send(turn * every / Heard.RHYTHM_MICROS * Heard.RHYTHM_MICROS);
      }
    } catch (IOException broken) {
      heard.wrong(broken.toString());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static Feeder texts(Heard heard, long every, BoardLine line, LongFunction<String> text) {
    Thread answers =
        new Thread(
            () -> {
              try {
                heard.wrong(line.await(Feeder::refusal));
              } catch (IOException over) {
                // it was closed
              }
            });
    answers.start();
    return new Feeder(heard, every, line, sent -> line.send(text.apply(sent)));
  }

  /** Whether not all of it was taken. */
  private static boolean refusal(String answer) {
    return answer.startsWith("{\"re\":9,") && !answer.contains("\"refused\":[]");
  }

  static Feeder record(Heard heard, int port) throws IOException {
    Feed feed = new Feed();
    String record = "{\"op\":\"record\",\"id\":9," + ParleyBoard.NAMES + ",\"items\":";
    return texts(
        heard,
        Heard.RHYTHM_MICROS,
        chat(port),
        sent -> record + feed.items(Feed.SERIES, sent) + "}");
  }

  /**
   * Lines of a log, in the same rhythm.
   *
   * @param perSecond how many
   */
  static Feeder log(Heard heard, int port, int perSecond) throws IOException {
    Feed feed = new Feed();
    int count = (int) (perSecond * Heard.RHYTHM_MICROS / TimeUnit.SECONDS.toMicros(1));
    String record = "{\"op\":\"record\",\"id\":9," + ParleyBoard.NAMES + ",\"items\":";
    return texts(
        heard, Heard.RHYTHM_MICROS, chat(port), sent -> record + feed.log(count, sent) + "}");
  }

  private static BoardLine chat(int port) throws IOException {
    BoardLine line = BoardLine.chat(port);
    line.asks("\"op\":\"join\",\"limit\":1,\"room\":\"" + ParleyBoard.ROOM + "\"");
    return line;
  }

  static Feeder socketIo(Heard heard, int port) throws IOException {
    Feed feed = new Feed();
    return texts(
        heard,
        Heard.RHYTHM_MICROS,
        SocketIoBoard.line(port),
        sent -> "429[\"record\"," + feed.items(Feed.SERIES, sent) + "]");
  }

  /**
   * Named events for the room.
   *
   * @param bytes of each, near enough: as those that a board says
   */
  static Feeder plain(Heard heard, int port, int bytes) throws IOException {
    String emit =
        "{\"op\":\"emit\",\"to\":\"room:"
            + ParleyBoard.ROOM
            + "\",\"name\":\"m\",\"data\":[{\"name\":\""
            + Feed.SENT
            + "\",\"value\":";
    String rest = ",\"text\":\"" + "x".repeat(Math.max(0, bytes - 200)) + "\"}]}";
    return texts(heard, FRAME_MICROS, chat(port), sent -> emit + sent + rest);
  }

  /** One retained message that holds all of the board. */
  static Feeder retained(Heard heard, int port) throws IOException {
    MqttLine line = new MqttLine(port);
    Feed feed = new Feed();
    return new Feeder(
        heard,
        FRAME_MICROS,
        line,
        sent -> line.send(MqttLine.publish(MqttWatching.TOPIC, feed.values(sent))));
  }

  void goOn(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    line.close();
  }
}

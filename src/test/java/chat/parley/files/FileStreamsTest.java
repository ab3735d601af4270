package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.transport.program.FileStream;
import chat.parley.transport.program.NewFile;
import chat.parley.transport.program.SentFile;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of the same JVM send and read files as streams. */
class FileStreamsTest {
  private static final JsonObject SMALL =
      new JsonObject().put("files", new JsonObject().put("largestBytes", 4_000_000));

  @TempDir private Path folder;
  private Server server;
  private Person ann;
  private Courier anns;

  @BeforeEach
  void come() {
    server = Server.start(folder.resolve("data"), SMALL);
    ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ann.joins("lobby");
    anns = new Courier(server.port(), ann);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private AsyncFile stream(byte[] bytes) {
    try {
      Path path = Files.write(Files.createTempFile(folder, "a", "b"), bytes);
      return Await.result(
          server.vertx().fileSystem().open(path.toString(), new OpenOptions().setRead(true)));
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }

  /** All of a stream, on which its reader waits between the pieces. */
  private static Future<Buffer> all(FileStream stream) {
    Promise<Buffer> done = Promise.promise();
    Buffer all = Buffer.buffer();
    stream.pause();
    stream.exceptionHandler(done::tryFail);
    stream.endHandler(end -> done.tryComplete(all));
    stream.handler(
        piece -> {
          all.appendBuffer(piece);
          stream.fetch(1);
        });
    stream.fetch(1);
    return done.future();
  }

  private static Problem problem(Future<?> failing) {
    AssertionError failed = assertThrows(AssertionError.class, () -> Await.result(failing));
    return assertInstanceOf(Refusal.class, failed.getCause()).reply().problem();
  }

  @Test
  @DisplayName("a stream becomes a file of the room, and a file a stream, with the same bytes")
  void both() {
    byte[] report = Courier.bytes(3_000_000);
    NewFile wanted =
        NewFile.in("lobby", "report.bin").by("robot", "Robot").ofSize(report.length).withCid("r1");
    SentFile sent = Await.result(server.files().send(wanted, stream(report)));
    JsonObject message = ann.next("message");
    assertEquals("robot", message.getJsonObject("from").getString("id"));
    assertEquals(message.getString("id"), sent.message());
    assertArrayEquals(report, anns.reads("/files/" + sent.id()).body());
    SentFile again = Await.result(server.files().send(wanted, stream(report)));
    assertEquals(sent, again);
    FileStream read = Await.result(server.files().read("robot", sent.id()));
    assertEquals(report.length, read.size());
    assertArrayEquals(report, Await.result(all(read)).getBytes());
    FileStream end = Await.result(server.files().read("robot", sent.id(), 2_999_000));
    assertEquals(1_000, Await.result(all(end)).length());
  }

  @Test
  @DisplayName("a program reads what somebody still sends, byte by byte to its end")
  void follows() {
    byte[] film = Courier.bytes(400_000);
    String path = anns.begins("lobby", "film.bin", film.length);
    String id = path.substring("/files/".length());
    Future<Buffer> all = server.files().read("robot", id).compose(FileStreamsTest::all);
    for (int at = 0; at < film.length; at += 100_000) {
      byte[] piece = Arrays.copyOfRange(film, at, at + 100_000);
      assertEquals(204, anns.appends(path, at, piece).statusCode());
    }
    assertArrayEquals(film, Await.result(all).getBytes());
    String gone = anns.begins("lobby", "gone.bin", 100);
    Future<Buffer> cut =
        server.files().read("robot", gone.substring(7)).compose(FileStreamsTest::all);
    assertEquals(204, anns.tus("DELETE", gone, new byte[0]).statusCode());
    assertEquals(Problem.NO_SUCH_FILE, problem(cut));
  }

  @Test
  @DisplayName("what cannot be is refused by its kind, and the room sees that nothing more comes")
  void refused() {
    assertEquals(
        Problem.TOO_LARGE,
        problem(
            server.files().send(NewFile.in("lobby", "a").ofSize(1L << 40), stream(new byte[1]))));
    assertEquals(
        Problem.BAD_REQUEST,
        problem(server.files().send(NewFile.in("no room", "a"), stream(new byte[1]))));
    assertEquals(
        Problem.BAD_REQUEST,
        problem(server.files().send(NewFile.in("lobby", "a").by("a b", "A"), stream(new byte[1]))));
    assertEquals(Problem.NO_SUCH_FILE, problem(server.files().read("robot", "nothing")));
    assertEquals(
        Problem.TOO_LARGE,
        problem(server.files().send(NewFile.in("lobby", "large"), stream(new byte[4_100_000]))));
    isFailed();
    assertEquals(
        Problem.BAD_REQUEST,
        problem(server.files().send(NewFile.in("lobby", "broken"), new Broken())));
    isFailed();
  }

  private void isFailed() {
    ann.awaits(
        "the end",
        heard ->
            "progress".equals(heard.getString("ev"))
                && "failed".equals(heard.getJsonObject("file").getString("state")));
  }

  @Test
  @DisplayName("a stream is paused while the disk has enough, and nothing piles up")
  void backPressure() {
    Endless source = new Endless();
    Future<SentFile> sent = server.files().send(NewFile.in("lobby", "endless"), source);
    assertEquals(Problem.TOO_LARGE, problem(sent));
    assertTrue(source.most <= 512 * 1024, "came between two pauses: " + source.most);
  }

  /** A stream that fails when it is read. */
  private static final class Broken implements ReadStream<Buffer> {
    private Handler<Throwable> failure;

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
      failure = handler;
      return this;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
      return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
      return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
      failure.handle(new IOException("the cable is out"));
      return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
      return this;
    }
  }

  /** A stream that gives 32 KiB in each turn until it is paused, for ever. */
  private final class Endless implements ReadStream<Buffer> {
    private Handler<Buffer> reader;
    private boolean flowing;
    private boolean giving;
    private long now;
    private volatile long most;

    private synchronized void give() {
      if (flowing && !giving) {
        giving = true;
        server
            .vertx()
            .runOnContext(
                tick -> {
                  if (given()) {
                    reader.handle(Buffer.buffer(new byte[32 * 1024]));
                  }
                  give();
                });
      }
    }

    private synchronized boolean given() {
      giving = false;
      now += flowing ? 32 * 1024 : 0;
      most = Math.max(most, now);
      return flowing;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
      return this;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
      reader = handler;
      return this;
    }

    @Override
    public synchronized ReadStream<Buffer> pause() {
      flowing = false;
      return this;
    }

    @Override
    public synchronized ReadStream<Buffer> resume() {
      flowing = true;
      now = 0;
      give();
      return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
      return this;
    }
  }
}

package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import chat.parley.support.SocketIoPort;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binary data of the official Java client, which is that of Android too, on each carrier. */
class JavaClientBinaryTest {
  /** 57 bytes fill a line of base64, which this client breaks; the last line ends in a break. */
  private static final int[] LENGTHS = {0, 1, 2, 3, 56, 57, 58, 114, 10_000, 200_000};

  private final Vertx vertx = Vertx.vertx();
  private final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(1, TimeUnit.MINUTES).build();
  private int port;

  @BeforeEach
  void start() {
    SocketIoServer io = new SocketIoServer(new SocketIoOptions());
    io.onConnection(socket -> socket.on("echo", event -> event.acknowledge(event.arguments())));
    port = SocketIoPort.at(vertx, io);
  }

  /** This library never answers a close frame, and the server would wait for it. */
  @AfterEach
  void stop() {
    http.dispatcher().cancelAll();
    Await.result(vertx.close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
  @DisplayName("it comes back as it went, and the connection lives on")
  void echoes(String transports) throws Exception {
    IO.Options options = new IO.Options();
    options.transports = transports.split(",");
    options.forceNew = true;
    options.reconnection = false;
    options.callFactory = http;
    options.webSocketFactory = http;
    io.socket.client.Socket socket = IO.socket(URI.create("http://127.0.0.1:" + port), options);
    CompletableFuture<Object[]> ended = new CompletableFuture<>();
    socket.on(io.socket.client.Socket.EVENT_DISCONNECT, ended::complete);
    socket.connect();
    Random random = new Random(1);
    for (int length : LENGTHS) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      CompletableFuture<Object[]> answer = new CompletableFuture<>();
      Ack acknowledgement = answer::complete;
      socket.emit("echo", new Object[] {bytes, "and", bytes}, acknowledgement);
      Object[] echoed = (Object[]) CompletableFuture.anyOf(answer, ended).get(20, TimeUnit.SECONDS);
      assertEquals(3, echoed.length, () -> "ended by " + echoed[0]);
      assertArrayEquals(bytes, (byte[]) echoed[0]);
      assertArrayEquals(bytes, (byte[]) echoed[2]);
    }
    socket.disconnect();
  }
}

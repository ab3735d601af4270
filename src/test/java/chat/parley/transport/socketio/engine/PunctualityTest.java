package chat.parley.transport.socketio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.RawSocket;
import chat.parley.support.SocketIoPort;
import chat.parley.transport.socketio.SocketIoOptions;
import chat.parley.transport.socketio.SocketIoServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A deadline is not the later the longer it is. */
class PunctualityTest {
  private static final int PEOPLE = 4;
  private static final long TOLERANCE_MILLIS = 10;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("whoever is silent is closed after the interval and the timeout, and no hundredths")
  void pingTimeout() {
    SocketIoOptions options = new SocketIoOptions();
    options.engine().pingInterval(Duration.ofMillis(1_200)).pingTimeout(Duration.ofMillis(800));
    SocketIoServer io = new SocketIoServer(options);
    int port = SocketIoPort.at(vertx, io);
    List<RawSocket> silent = new ArrayList<>();
    List<Long> since = new ArrayList<>();
    for (int n = 0; n < PEOPLE; n++) {
      RawSocket socket = RawSocket.webSocket(port, "/socket.io/?EIO=4&transport=websocket");
      socket.readText();
      since.add(System.nanoTime());
      silent.add(socket);
      socket.rests();
    }
    // a machine that is busy is late with some of them, a rule that is wrong with all
    long soonest = Long.MAX_VALUE;
    for (int n = 0; n < PEOPLE; n++) {
      assertEquals(1000, silent.get(n).closeCode());
      soonest = Math.min(soonest, System.nanoTime() - since.get(n));
      silent.get(n).close();
    }
    long late = TimeUnit.NANOSECONDS.toMillis(soonest) - 2_000;
    assertTrue(late >= -TOLERANCE_MILLIS && late < TOLERANCE_MILLIS, "late by " + late + " ms");
  }
}

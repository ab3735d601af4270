package chat.parley.bench;

import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Socket.IO clients that cost little: they answer pings, count what they hear, and look into no
 * message but the sender's own. Every sender has so many messages under way.
 */
final class IoLoad {
  private static final String MESSAGE = "42[\"chat message\",\"";
  private static final int AT_ONCE = 100;

  private final Vertx vertx;
  private final int port;
  private final WebSocketClient client;
  private final List<Client> clients = new ArrayList<>();
  private final LongAdder heard = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private volatile boolean sending;

  IoLoad(Vertx vertx, int port) {
    this.vertx = vertx;
    this.port = port;
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxConnections(20_000).setMaxFrameSize(1_000_000));
  }

  /** Connects so many more, a hundred at a time. */
  void connect(int more) {
    while (more > 0) {
      List<Future<?>> opening = new ArrayList<>();
      for (int n = 0; n < Math.min(AT_ONCE, more); n++) {
        Client one = new Client(clients.size());
        clients.add(one);
        opening.add(one.open());
      }
      more -= opening.size();
      Await.result(Future.all(opening), 60, TimeUnit.SECONDS);
    }
  }

  long heard() {
    return heard.sum();
  }

  /**
   * Lets some clients send, each with so many messages of its own under way, until {@link #rest}.
   */
  void begin(int senders, int window) {
    sending = true;
    clients.stream().limit(senders).forEach(sender -> sender.begin(window));
  }

  /** Ends the sending and waits until everybody has heard everything; fails when he does not. */
  void rest() {
    sending = false;
    Promise<Void> all = Promise.promise();
    long timer =
        vertx.setPeriodic(
            20,
            tick -> {
              if (heard.sum() >= sent.sum() * clients.size()) {
                all.tryComplete();
              }
            });
    Await.result(all.future(), 60, TimeUnit.SECONDS);
    vertx.cancelTimer(timer);
    if (heard.sum() != sent.sum() * clients.size()) {
      throw new IllegalStateException(
          heard.sum() + " heard of " + sent.sum() + " to " + clients.size());
    }
  }

  void close() {
    Await.result(client.close());
  }

  /** One connection; used on its own loop. */
  private final class Client {
    private final Promise<Void> connected = Promise.promise();
    private final String own;
    private ClientWebSocket socket;
    private int number;

    private Client(int index) {
      this.own = MESSAGE + index + "-";
    }

    private Future<Void> open() {
      socket = client.webSocket();
      socket.textMessageHandler(this::hear);
      return socket
          .connect(port, "127.0.0.1", "/socket.io/?EIO=4&transport=websocket")
          .compose(open -> connected.future());
    }

    private void hear(String text) {
      if (text.startsWith(MESSAGE)) {
        heard.increment();
        if (sending && text.startsWith(own)) {
          send();
        }
      } else if (text.equals("2")) {
        socket.writeTextMessage("3");
      } else if (text.startsWith("0")) {
        socket.writeTextMessage("40");
      } else if (text.startsWith("40")) {
        connected.tryComplete();
      }
    }

    private void begin(int window) {
      for (int n = 0; n < window; n++) {
        send();
      }
    }

    private synchronized void send() {
      sent.increment();
      String number = own + this.number++;
      socket.writeTextMessage(number + " a message of quite ordinary length, as people write\"]");
    }
  }
}

package chat.parley.document;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Postgres;
import chat.parley.support.Server;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

/** Documents over the plain WebSocket, of a node that stores in PostgreSQL. */
class PostgresDocumentTest extends DocumentContract {
  private final Postgres postgres = Postgres.start();

  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return JdkWebSocket.CARRIER;
  }

  @Override
  Server serve(Path data) {
    JsonObject store = new JsonObject().put("url", postgres.url());
    return Server.start(data, new JsonObject().put("store", store));
  }

  @Override
  @AfterAll
  void stop() {
    super.stop();
    postgres.close();
  }
}

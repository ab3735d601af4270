package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.message.Body;
import chat.parley.message.MessageDraft;
import chat.parley.room.RoomDraft;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.Exported;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many take something away at once, and how slowly. */
class ExportPlacesTest {
  @TempDir private Path data;

  /** More than the sockets between two programs hold. */
  private void fill(String room, int batches, String text) {
    Vertx vertx = Vertx.vertx();
    Store store = Await.result(Store.open(vertx, new StoreConfig("", data.toString(), "FULL", 4)));
    User ann = new User("ann", "Ann", true);
    Body body = new Body(text, Body.Format.PLAIN, Map.of());
    for (int batch = 0; batch < batches; batch++) {
      String cid = room + "-" + batch + "-";
      Await.result(
          store
              .rooms()
              .append(
                  room,
                  IntStream.range(0, 100)
                      .mapToObj(
                          n ->
                              (RoomDraft)
                                  new MessageDraft(ann, cid + n, 1, body, OptionalLong.empty()))
                      .toList()));
    }
    Await.result(store.database().close());
    Await.ended(vertx);
  }

  @Test
  @DisplayName("one export of a person at a time; who goes away gives his place back")
  void places() {
    fill("lobby", 20, "x".repeat(8_000));
    try (Server server = Server.start(data)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
      try (RawSocket slow = new RawSocket(server.port())) {
        slow.write(
            ("GET /api/v1/rooms/lobby/export HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + key(ann)
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        Await.until("it is under way", () -> export(server, ann, "export").status() == 429);
        Exported other = export(server, bob, "rooms/lobby/export?since=1990");
        assertEquals(10, other.items().size());
      }
      Await.until("his place is free", () -> export(server, ann, "export").status() == 200);
      server.usesNothing();
    }
  }

  private static String key(Person person) {
    return person.welcome().getString("person");
  }

  private static Exported export(Server server, Person person, String path) {
    return Exported.from(server.port(), path, Optional.of(key(person)));
  }
}

package chat.parley.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Scissors;
import chat.parley.support.Server;
import chat.parley.support.VertxWebSocket;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An entry of each kind is on its way to many, and to each of them it is cut at another byte. All
 * come back, and have it once.
 */
class EachByteTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** No frame of this test has more bytes; it says so itself. */
  private static final int MOST = 330;

  private static final String ROOM = "bytes";

  @TempDir private Path data;
  private final History history = new History();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private Server server;
  private Vertx clients;
  private Person ann;
  private List<Cut> cuts;

  /** Somebody whose connection is cut where the test says. */
  private record Cut(int after, Scissors scissors, Talker talker) {}

  @BeforeEach
  void start() {
    server =
        Server.start(
            data, new JsonObject().put("times", new JsonObject().put("presenceGraceSeconds", 20)));
    clients = Vertx.vertx();
    ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    ann.joins(ROOM);
    cuts = IntStream.range(0, MOST).mapToObj(this::cut).toList();
    cuts.forEach(cut -> cut.talker().start());
    cuts.forEach(cut -> assertTrue(cut.talker().isThere(LONG), cut.talker().toString()));
  }

  private Cut cut(int after) {
    Scissors scissors = Scissors.before(clients, server.port());
    Place place = new Place(ROOM, () -> List.of(scissors.port()), history, LONG, clock);
    Talker talker =
        new Talker(place, VertxWebSocket.plain(clients), "cut-" + after, new Random(after), 0);
    return new Cut(after, scissors, talker);
  }

  @AfterEach
  void stop() {
    cuts.forEach(cut -> cut.talker().stop());
    clock.shutdownNow();
    Await.result(clients.close());
    server.close();
  }

  @Test
  @DisplayName("messages, edits, reactions, pins and deletions: cut at each byte, heard once")
  void eachByte() {
    JsonObject message = new JsonObject().put("message", ROOM + ":1");
    JsonObject body = new JsonObject().put("text", "hello");
    happens(1, "message", "send", Person.to("room:" + ROOM, "helo"));
    happens(2, "edited", "edit", message.copy().put("body", body));
    happens(3, "reaction", "react", message.copy().put("emoji", "\uD83D\uDC4D"));
    happens(4, "pinned", "pin", message);
    happens(5, "deleted", "delete", message);
  }

  private void happens(int pos, String kind, String op, JsonObject fields) {
    List<Integer> returned = cuts.stream().map(cut -> cut.talker().reconnects()).toList();
    cuts.forEach(cut -> cut.scissors().cutAfter(List.of(cut.after()).iterator()));
    assertEquals(pos, Person.ok(ann.asks(op, fields)).getLong("pos"));
    int length = ann.next(kind).encode().length();
    assertTrue(length <= MOST, kind + " has " + length + " bytes");
    for (Cut cut : cuts.subList(0, length)) {
      assertTrue(
          cut.talker().hasReturned(returned.get(cut.after()) + 1, LONG),
          kind + " cut after " + cut.after() + ": " + cut.talker());
    }
    cuts.forEach(cut -> cut.scissors().cutAfter(Collections.emptyIterator()));
    for (Cut cut : cuts) {
      assertTrue(cut.talker().heardUpTo(pos, LONG), kind + " cut after " + cut.after());
      assertEquals(Optional.empty(), cut.talker().view().differsFrom(cuts.get(0).talker().view()));
    }
    List<Long> positions = IntStream.rangeClosed(1, pos).mapToObj(p -> (long) p).toList();
    history
        .listeners()
        .forEach(
            (who, heard) ->
                assertEquals(
                    positions, heard.takes().stream().map(History.Take::pos).toList(), who));
  }
}

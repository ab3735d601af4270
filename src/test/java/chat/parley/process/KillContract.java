package chat.parley.process;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Lifted;
import chat.parley.support.Person;
import chat.parley.support.YjsEditors;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged means committed: kill -9 takes nothing back. Each store's test extends it. */
abstract class KillContract {
  private static final int SENDERS = 4;
  private static final int SENDS = 500;
  private static final int KILLED_AFTER = 400;
  private static final int PAGE = 200;
  private static final int EDITS = 200;

  @TempDir private Path folder;

  /** Settings that choose the store. */
  protected abstract Map<String, String> store();

  private Jar start() {
    Map<String, String> environment = new LinkedHashMap<>(Lifted.limits());
    environment.putAll(store());
    return Jar.start(folder, environment, "--port", "0", "--data", folder.toString());
  }

  @Test
  @DisplayName(
      "kill -9 in a stream of sends: every acknowledged message is there once, in order, and what was saved")
  void nothingAcknowledgedIsLost() throws Exception {
    Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    CountDownLatch enough = new CountDownLatch(KILLED_AFTER);
    List<Person> people = new ArrayList<>();
    String written;
    try (Jar first = start();
        YjsEditors editors = new YjsEditors()) {
      for (int n = 0; n < SENDERS; n++) {
        people.add(Person.comes(JdkWebSocket.CARRIER, first.port(), "sender" + n));
        people.get(n).joins("lobby");
      }
      for (int n = 0; n < SENDERS; n++) {
        stream(people.get(n), n, acknowledged, enough);
      }
      assertTrue(enough.await(60, TimeUnit.SECONDS), acknowledged.size() + " acknowledged");
      written = written(editors, first.port());
      first.kill();
    }
    Map<String, Long> before = Map.copyOf(acknowledged);
    try (Jar second = start();
        YjsEditors editors = new YjsEditors()) {
      editors.open("reader", "y3", second.port(), "lobby/notes", "-");
      editors.asks("synced", "reader");
      assertEquals(written, editors.text("reader"));
      Person reader = Person.comes(JdkWebSocket.CARRIER, second.port(), "reader");
      reader.joins("lobby");
      assertAllThereOnce(log(reader), before);
      retryAll(people, second.port(), before);
      List<JsonObject> log = log(reader);
      assertAllThereOnce(log, before);
      assertEquals(SENDERS * SENDS, log.size());
    }
  }

  /** What a document has when its editor says that it is saved; nobody has it but the server. */
  private static String written(YjsEditors editors, int port) {
    editors.open("writer", "hocuspocus", port, "lobby/notes", "-");
    editors.asks("synced", "writer");
    editors.asks("type", "writer", EDITS);
    editors.asks("saved", "writer");
    return editors.text("writer");
  }

  /** Sends without waiting, from a thread of its own, until the server is gone. */
  private static void stream(
      Person person, int sender, Map<String, Long> acknowledged, CountDownLatch enough) {
    Thread thread =
        new Thread(
            () -> {
              for (int n = 0; n < SENDS; n++) {
                String cid = sender + "-" + n;
                person
                    .begins("send", Person.to("room:lobby", cid).put("cid", cid))
                    .thenAccept(
                        reply -> {
                          if (reply.getBoolean("ok")) {
                            acknowledged.put(cid, reply.getLong("seq"));
                            enough.countDown();
                          }
                        });
              }
            });
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, serverIsGone) -> {});
    thread.start();
  }

  /** Each sender resumes and sends everything again, as it must after a close. */
  private static void retryAll(List<Person> people, int port, Map<String, Long> before) {
    for (int sender = 0; sender < people.size(); sender++) {
      Person again =
          Person.returns(JdkWebSocket.CARRIER, port, people.get(sender), new JsonObject());
      again.joins("lobby");
      for (int n = 0; n < SENDS; n++) {
        String cid = sender + "-" + n;
        JsonObject reply = ok(again.asks("send", Person.to("room:lobby", cid).put("cid", cid)));
        if (before.containsKey(cid)) {
          assertEquals(before.get(cid), reply.getLong("seq"));
          assertTrue(reply.getBoolean("dup"));
        }
      }
    }
  }

  private static List<JsonObject> log(Person reader) {
    List<JsonObject> log = new ArrayList<>();
    JsonObject page;
    do {
      page =
          ok(
              reader.asks(
                  "history",
                  new JsonObject()
                      .put("room", "lobby")
                      .put("after", log.size())
                      .put("limit", PAGE)));
      page.getJsonArray("entries").forEach(entry -> log.add((JsonObject) entry));
    } while (page.getBoolean("more"));
    return log;
  }

  private static void assertAllThereOnce(List<JsonObject> log, Map<String, Long> acknowledged) {
    Set<String> seen = new HashSet<>();
    Map<String, Long> seqs = new LinkedHashMap<>();
    JsonArray doubled = new JsonArray();
    for (int i = 0; i < log.size(); i++) {
      assertEquals(i + 1, log.get(i).getLong("seq"));
      String cid = log.get(i).getString("cid");
      seqs.put(cid, log.get(i).getLong("seq"));
      if (!seen.add(cid)) {
        doubled.add(cid);
      }
    }
    assertEquals(new JsonArray(), doubled, "stored twice");
    acknowledged.forEach((cid, seq) -> assertEquals(seq, seqs.get(cid), "lost or moved: " + cid));
    inOrder(seqs);
  }

  /** One sender's messages keep the order in which he sent them. */
  private static void inOrder(Map<String, Long> seqs) {
    Map<String, Integer> last = new LinkedHashMap<>();
    seqs.keySet()
        .forEach(
            cid -> {
              String[] parts = cid.split("-");
              int number = Integer.parseInt(parts[1]);
              Integer previous = last.put(parts[0], number);
              assertTrue(previous == null || previous < number, "out of order: " + cid);
            });
  }
}

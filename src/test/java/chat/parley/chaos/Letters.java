package chat.parley.chaos;

import chat.parley.support.Person;
import chat.parley.support.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Two people who write to each other alone, in turn. They do not come back when they are cut off:
 * nobody has a reason to do that to them.
 */
final class Letters implements AutoCloseable {
  private static final int MILLIS_BETWEEN = 750;
  private static final int SHORT_WAIT_MILLIS = 100;
  private static final int PAGE = 200;

  private final History history = new History();
  private final ScheduledExecutorService hand =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "letters");
            thread.setDaemon(true);
            return thread;
          });
  private final Wire.Carrier carrier;
  private final int port;
  private final String name;
  private final List<Person> two;
  private int written;

  Letters(Wire.Carrier carrier, int port, String name) {
    this.carrier = carrier;
    this.port = port;
    this.name = name;
    this.two =
        List.of(
            Person.comes(carrier, port, name + "-one"), Person.comes(carrier, port, name + "-two"));
    history.listens(name + "-one", 0);
    history.listens(name + "-two", 0);
  }

  void begins() {
    hand.scheduleAtFixedRate(this::writes, 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
  }

  private void writes() {
    int n = written++;
    String cid = name + "-" + n;
    JsonObject letter = Person.to("user:" + two.get((n + 1) % 2).user(), cid).put("cid", cid);
    history.attempted(two.get(n % 2).user(), n, cid);
    sends(n, cid, letter);
  }

  private void sends(int n, String cid, JsonObject letter) {
    try {
      two.get(n % 2).begins("send", letter).thenAccept(reply -> answered(n, cid, letter, reply));
    } catch (RuntimeException | AssertionError cutOff) {
      // it stays without an answer, and the verdict says so
    }
  }

  private void answered(int n, String cid, JsonObject letter, JsonObject reply) {
    if (reply.getBoolean("ok")) {
      history.acknowledged(cid, reply.getLong("pos"), reply.getLong("seq"));
      return;
    }
    JsonObject error = reply.getJsonObject("error");
    if (error.getBoolean("temporary")) {
      long wait = Math.max(SHORT_WAIT_MILLIS, error.getLong("retry_after_ms", 0L));
      hand.schedule(() -> sends(n, cid, letter), wait, TimeUnit.MILLISECONDS);
    } else {
      history.refused(cid, error.encode());
    }
  }

  void hushes() {
    hand.shutdown();
  }

  History history() {
    return history;
  }

  /** Who was cut off. */
  List<String> disconnected() {
    return two.stream()
        .filter(person -> !person.isConnected())
        .map(person -> name + " closed with " + person.isClosed())
        .toList();
  }

  /** What they heard is held against the log of their room. */
  Verdict verdict() {
    heard(name + "-one", two.get(0));
    heard(name + "-two", two.get(1));
    history.readBack(log());
    return Verdict.of(history);
  }

  /** Who was cut off need not have heard the rest. */
  private void heard(String listener, Person person) {
    boolean there = person.isConnected();
    List<JsonObject> messages =
        there ? person.heardSoFar("message") : person.heardUntilNow("message");
    for (JsonObject message : messages) {
      history.took(
          listener, message.getString("cid"), message.getLong("pos"), message.getLong("seq"));
    }
    if (!there) {
      history.left(listener);
    }
  }

  private List<History.Entry> log() {
    Person one = two.get(0);
    return log(one.isConnected() ? one : Person.returns(carrier, port, one, new JsonObject()));
  }

  private List<History.Entry> log(Person reader) {
    List<History.Entry> log = new ArrayList<>();
    JsonObject page;
    do {
      JsonObject question =
          new JsonObject().put("room", room()).put("after", log.size()).put("limit", PAGE);
      page = reader.asksPatiently("history", question);
      JsonArray entries = page.getJsonArray("entries");
      entries.forEach(entry -> log.add(Reader.entry((JsonObject) entry)));
    } while (page.getBoolean("more"));
    return log;
  }

  private String room() {
    return "direct:" + String.join(":", two.stream().map(Person::user).sorted().toList());
  }

  @Override
  public void close() {
    hand.shutdownNow();
    two.forEach(Person::isCutOff);
  }
}

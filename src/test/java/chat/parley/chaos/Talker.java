package chat.parley.chaos;

import chat.parley.support.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * A client as protocol.md wants it: it comes back to any node after whatever happens, goes on where
 * it was, and sends again what was not answered.
 */
public final class Talker implements Lifeline.Owner {
  private static final Duration HELLO_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Place place;
  private final String name;
  private final Monitor monitor = new Monitor();
  private final Lifeline lifeline;
  private final Outbox outbox;
  private final Deeds deeds;
  private final Mark mark = new Mark();
  private final Hearing hearing;
  private final Presence presence = new Presence();
  private Optional<JsonObject> welcome = Optional.empty();
  private int reconnects;
  private boolean live;
  private boolean fetching;

  public Talker(Place place, Wire.Carrier carrier, String name, Random random, double changing) {
    this.place = place;
    this.name = name;
    this.lifeline = new Lifeline(place, carrier, random, monitor, this);
    this.deeds = new Deeds(place.room(), random, changing);
    this.outbox = new Outbox(name, deeds, place.history());
    this.hearing = new Hearing(name, place.history(), this::takes);
  }

  public void start() {
    monitor.run(lifeline::start);
  }

  @Override
  public void opening() {
    hello(welcome.map(this::resume));
  }

  private JsonObject resume(JsonObject earlier) {
    JsonObject rooms = new JsonObject();
    hearing.since().ifPresent(since -> rooms.put(place.room(), since));
    return new JsonObject()
        .put("session", earlier.getString("session"))
        .put("key", earlier.getString("key"))
        .put("rooms", rooms);
  }

  private void hello(Optional<JsonObject> resume) {
    JsonObject hello = new JsonObject().put("v", 1).put("name", name);
    resume.ifPresent(proof -> hello.put("resume", proof));
    lifeline.ask("hello", hello, HELLO_PATIENCE, reply -> answered(reply, resume));
  }

  private void answered(JsonObject reply, Optional<JsonObject> resume) {
    if (reply.getBoolean("ok", false)) {
      resume
          .filter(proof -> !proof.getString("session").equals(reply.getString("session")))
          .ifPresent(stranger -> hearing.lost("came back as a stranger"));
      welcomed(reply);
    } else if (resume.isPresent() && code(reply) == 401) {
      hearing.lost("not let in: " + reply.encode());
      hello(Optional.empty());
    } else {
      lifeline.comeBack();
    }
  }

  private static int code(JsonObject refusal) {
    return Optional.ofNullable(refusal.getJsonObject("error"))
        .map(error -> error.getInteger("code", 0))
        .orElse(0);
  }

  /** Socket.IO tells no rooms and may have recovered none, so there one always joins again. */
  private void welcomed(JsonObject reply) {
    if (welcome.isPresent()) {
      reconnects++;
      place.history().reconnected(name);
    }
    welcome = Optional.of(reply);
    reply.getJsonArray("rooms", new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .filter(item -> item.getString("room").equals(place.room()))
        .findFirst()
        .ifPresentOrElse(this::read, this::join);
  }

  private void join() {
    fetching = true;
    JsonObject join = new JsonObject().put("room", place.room());
    hearing.since().ifPresent(since -> join.put("since", since));
    lifeline.ask("join", join, PATIENCE, this::joined);
  }

  private void joined(JsonObject reply) {
    if (reply.getBoolean("ok", false)) {
      read(reply);
    } else {
      lifeline.comeBack();
    }
  }

  private void read(JsonObject page) {
    boolean more =
        hearing.since().isPresent() && page.getBoolean("recovered") && page.getBoolean("more");
    hearing.read(page);
    presence.read(page.getJsonObject("members", new JsonObject()));
    if (more) {
      join();
      return;
    }
    fetching = false;
    if (!live) {
      live = true;
      lifeline.steady();
      outbox.unanswered().forEach(this::send);
      speak();
    }
  }

  /** Each entry of the room once, in order. */
  private void takes(JsonObject entry) {
    if (!entry.getString("ev").equals("message")) {
      return;
    }
    deeds.heard(entry);
    if (mark.heard(entry.getLong("seq")) && live) {
      JsonObject read = new JsonObject().put("room", place.room()).put("seq", mark.asks());
      lifeline.ask("read", read, PATIENCE, mark::answered);
    }
  }

  private void speak() {
    if (live) {
      outbox.begin().forEach(this::send);
    }
  }

  private void send(String cid) {
    outbox
        .command(cid)
        .ifPresent(
            command ->
                lifeline.ask(
                    command.op(), command.fields(), PATIENCE, reply -> answered(cid, reply)));
  }

  private void answered(String cid, JsonObject reply) {
    outbox
        .answered(cid, reply)
        .ifPresentOrElse(wait -> lifeline.later(wait, () -> send(cid)), this::speak);
  }

  @Override
  public void heard(JsonObject event) {
    switch (event.getString("ev", "")) {
      case "presence" -> presence.heard(event);
      case "message", "edited", "deleted", "reaction", "pinned" -> entry(event);
      default -> {}
    }
  }

  private void entry(JsonObject entry) {
    boolean ours = place.room().equals(entry.getString("room"));
    if (ours && !hearing.heard(entry) && !fetching) {
      place.history().holeSeen();
      join();
    }
  }

  @Override
  public void lost() {
    live = false;
    fetching = false;
  }

  /** Gone for good, without a word. */
  public void stop() {
    place.history().left(name);
    monitor.run(lifeline::stop);
  }

  public void say(int howMany) {
    monitor.run(
        () -> {
          outbox.add(howMany);
          speak();
        });
  }

  /** Waits until it hears the room live and may speak there. */
  public boolean isThere(Duration within) {
    return await(within, () -> live);
  }

  /** Waits until it is there and has come back this often, counted from its start. */
  public boolean hasReturned(int times, Duration within) {
    return await(within, () -> live && reconnects >= times);
  }

  /** Waits until everything it was to say is acknowledged, or refused for good. */
  public boolean settled(Duration within) {
    return await(within, outbox::settled);
  }

  /** What the room looks like to it. */
  View view() {
    return monitor.read(() -> hearing.view().copy());
  }

  /** The answer to a question that changes nothing, if it comes in time over whatever line. */
  Optional<JsonObject> asks(String op, JsonObject fields, Duration within) {
    AtomicReference<JsonObject> answer = new AtomicReference<>();
    monitor.run(() -> lifeline.ask(op, fields, within, answer::set));
    await(within, () -> answer.get() != null);
    return Optional.ofNullable(answer.get());
  }

  Mark mark() {
    return mark;
  }

  public boolean heardUpTo(long pos, Duration within) {
    return await(within, () -> hearing.pos() >= pos);
  }

  private boolean await(Duration within, BooleanSupplier wanted) {
    return monitor.await(within, wanted, lifeline::over);
  }

  public String name() {
    return name;
  }

  /** The id of its user, once it has been welcomed. */
  public String user() {
    return monitor.read(() -> welcome.orElseThrow().getJsonObject("user").getString("id"));
  }

  /** How many messages it was told to say, sent or not. */
  public int told() {
    return monitor.read(outbox::told);
  }

  public int reconnects() {
    return monitor.read(() -> reconnects);
  }

  public Presence presence() {
    return presence;
  }

  @Override
  public String toString() {
    return monitor.read(
        () ->
            "%s %s, live %s, pos %d, %d reconnects, %s"
                .formatted(name, lifeline, live, hearing.pos(), reconnects, outbox));
  }
}

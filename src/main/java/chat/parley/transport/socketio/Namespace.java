package chat.parley.transport.socketio;

import chat.parley.transport.ProgramCode;
import chat.parley.transport.socketio.engine.EngineLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A part of a server that clients connect to by name, such as {@code /admin}. May be used from
 * anywhere; set its middleware and handlers before clients come.
 */
public final class Namespace {
  private final SocketIoServer server;
  private final String name;
  private final NamespaceRules rules = new NamespaceRules();
  private final EffectiveRules effective = new EffectiveRules(this, rules);
  private final Adapter adapter;
  private final Map<EngineLoop, LocalSockets> loops = new ConcurrentHashMap<>();
  private final AtomicInteger occupants = new AtomicInteger();
  private volatile boolean kept;

  Namespace(SocketIoServer server, String name) {
    this.server = server;
    this.name = name;
    this.adapter = server.options().adapter(this);
  }

  public String name() {
    return name;
  }

  SocketIoServer server() {
    return server;
  }

  /** Adds a middleware, which is asked after those that were added before. */
  public Namespace use(Middleware middleware) {
    rules.use(middleware);
    return this;
  }

  /** Replaces the way in which admitted clients come in, and recover. */
  public Namespace entrance(Entrance entrance) {
    rules.entrance(entrance);
    return this;
  }

  /** Is given each socket on its loop, once it is connected; sets its handlers at once. */
  public Namespace onConnection(Consumer<Socket> handler) {
    server.handled();
    rules.onConnection(handler);
    return this;
  }

  /** As {@link Broadcast#emit}, to everybody in the namespace. */
  public void emit(String event, Object... arguments) {
    everybody().emit(event, arguments);
  }

  /** As {@link Broadcast#emitWithAck}, to everybody. */
  public Future<List<List<Object>>> emitWithAck(
      Duration timeout, String event, Object... arguments) {
    return everybody().emitWithAck(timeout, event, arguments);
  }

  public Broadcast everybody() {
    return new Broadcast(this, Recipients.EVERYBODY);
  }

  public Broadcast to(String... rooms) {
    return everybody().to(rooms);
  }

  public Broadcast except(String... rooms) {
    return everybody().except(rooms);
  }

  /** All sockets; {@code to(…)} has more to do with some of them. */
  public Future<List<Socket>> fetchSockets() {
    return everybody().fetchSockets();
  }

  /** Asks the middleware; fails when anything of it does. */
  Future<?> screen(Newcomer newcomer) {
    return effective.screen(newcomer);
  }

  /** Fails too, when it cannot say. */
  Future<Admission> admit(Newcomer newcomer) {
    return ProgramCode.answer("an entrance", () -> entrance().admit(newcomer));
  }

  Entrance entrance() {
    return rules.entrance().orElse(adapter);
  }

  /** Somebody is here, or about to be, so that the namespace must not go. */
  Namespace reserve() {
    occupants.incrementAndGet();
    return this;
  }

  void release() {
    if (occupants.decrementAndGet() == 0) {
      server.namespaces().vacated(this);
    }
  }

  /** Stays even when nobody is in it. */
  Namespace keep() {
    kept = true;
    return this;
  }

  /** From now on it hears what is for everybody. */
  void add(Socket socket) {
    LocalSockets local = local(socket.loop());
    local.add(socket);
    socket.rooms().forEach(room -> local.join(socket, room));
  }

  /** Whether all that the program does for a new socket went well. */
  boolean opened(Socket socket) {
    return effective.opened(socket);
  }

  void remove(Socket socket, String reason) {
    local(socket.loop()).remove(socket);
    ProgramCode.runs(
        "The entrance of namespace {} failed", name, () -> entrance().left(socket, reason));
    release();
  }

  boolean unused() {
    return !kept && occupants.get() == 0;
  }

  LocalSockets local(EngineLoop loop) {
    return loops.computeIfAbsent(loop, unused -> new LocalSockets());
  }

  Map<EngineLoop, LocalSockets> loops() {
    return loops;
  }

  /**
   * @param values the name of the event, then its arguments
   */
  void deliver(Recipients recipients, List<Object> values, boolean expendable) {
    adapter.deliver(recipients, values, expendable);
  }

  void deliver(Socket socket, List<Object> values, boolean expendable) {
    adapter.deliver(socket, values, expendable);
  }

  /** What an emit of this event to somebody in here is made of. */
  List<Object> event(String event, List<?> arguments) {
    return server.values().event(event, arguments, server.options().engine().revision3());
  }

  /** Does something with each recipient on its own loop; succeeds with what came of it. */
  <T> Future<List<T>> visit(Recipients recipients, Function<Socket, T> action) {
    List<Future<List<T>>> visits = new ArrayList<>();
    loops.forEach(
        (loop, sockets) -> {
          Promise<List<T>> visited = Promise.promise();
          visits.add(visited.future());
          loop.execute(
              () -> visited.complete(sockets.list(recipients).stream().map(action).toList()));
        });
    Promise<List<T>> all = server.promise();
    Future.join(visits)
        .map(done -> visits.stream().flatMap(visit -> visit.result().stream()).toList())
        .onComplete(all);
    return all.future();
  }
}

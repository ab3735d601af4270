package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.budget.Budget;
import chat.parley.capability.ChatHandler;
import chat.parley.config.StoreConfig;
import chat.parley.log.StoreUnavailable;
import chat.parley.log.Timers;
import chat.parley.message.Message;
import chat.parley.message.MessageRules;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileReply;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.message.link.CardSource;
import chat.parley.message.search.Searches;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.ClusterView;
import chat.parley.room.Counters;
import chat.parley.room.EventPublisher;
import chat.parley.room.NoBoards;
import chat.parley.room.NoDocuments;
import chat.parley.room.NoLines;
import chat.parley.room.Peers;
import chat.parley.room.RoomEntry;
import chat.parley.room.RoomRules;
import chat.parley.room.RoomStore;
import chat.parley.room.Surroundings;
import chat.parley.store.FolderFileStore;
import chat.parley.store.Store;
import chat.parley.support.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The message of a file was stored, and the store's answer got lost. */
@ExtendWith(VertxExtension.class)
class UnheardTest {
  private static final Quotas QUOTAS = new Quotas(100, 100_000, 100_000, 100_000, 10, 10, 0);
  private static final Timers NEVER = (millis, action) -> {};

  @TempDir private Path folder;
  private final AtomicBoolean deaf = new AtomicBoolean();
  private Store store;
  private Context loop;
  private ChatHandler chat;

  private static <T> T as(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @BeforeEach
  void open(Vertx vertx) {
    store = Await.result(Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 2)));
    loop = vertx.getOrCreateContext();
    RoomStore losing =
        as(
            RoomStore.class,
            (proxy, method, arguments) -> {
              Object answer = method.invoke(store.rooms(), arguments);
              return method.getName().equals("append") && deaf.getAndSet(false)
                  ? ((Future<?>) answer)
                      .compose(
                          stored -> Future.failedFuture(new StoreUnavailable("no answer", null)))
                  : answer;
            });
    chat =
        new ChatHandler(
            new Surroundings(
                losing,
                as(EventPublisher.class, (proxy, method, arguments) -> null),
                Peers.NONE,
                new ClusterView(),
                NEVER,
                new RoomRules(10, 100, 500, 100_000, 20_000, 50, 6_000, 45_000),
                new Rights(),
                Budget.unlimited(),
                user -> false,
                System::currentTimeMillis,
                new Counters()),
            store.messages(),
            store.openMessages(),
            new MessageRules(0, 8_000, 60_000),
            store.inbox(),
            new Searches(store.search(), NEVER, System::currentTimeMillis, 1),
            CardSource.OFF,
            store.export(),
            Optional.of(
                new Uploads(
                    store.files(),
                    new FolderFileStore(vertx, folder.resolve("files")),
                    QUOTAS,
                    NEVER,
                    System::currentTimeMillis)),
            NoDocuments.parts(),
            NoBoards.parts(),
            NoLines.parts());
  }

  @AfterEach
  void close() {
    Await.result(store.database().close());
  }

  private Reply begins(String cid) {
    Sender ann = new Sender("s", new User("ann", "Ann", true), 1);
    Promise<Reply> reply = Promise.promise();
    loop.runOnContext(
        turn ->
            chat.handle(
                    ann,
                    new FileCommand.Begin(
                        "lobby", "a.txt", "text/plain", OptionalLong.of(1), cid, "look"))
                .onComplete(reply));
    return Await.result(reply.future());
  }

  private List<RoomEntry> log() {
    return Await.result(store.rooms().newest("lobby", Long.MAX_VALUE, 10)).entries();
  }

  @Test
  @DisplayName("whoever begins again finds the file that the message brings")
  void again() {
    deaf.set(true);
    Refused refused = assertInstanceOf(Refused.class, begins("c"));
    assertEquals(Problem.UNAVAILABLE, refused.problem());
    StoredFile file = assertInstanceOf(FileReply.Found.class, begins("c")).file();
    assertEquals(1, log().size());
    Message message = assertInstanceOf(Message.class, log().get(0));
    assertEquals(OptionalLong.of(message.seq()), file.seq());
    assertEquals(List.of(file.attachment()), message.links().files());
    assertEquals(file, assertInstanceOf(FileReply.Found.class, begins("c")).file());
  }

  @Test
  @DisplayName("a file whose sender never comes again is not swept from under its message")
  void never() {
    deaf.set(true);
    assertInstanceOf(Refused.class, begins("c"));
    long later = System.currentTimeMillis() + 1_000;
    assertTrue(Await.result(store.files().abandoned(0, later, 10)).isEmpty());
    StoredFile file = Await.result(store.files().known("ann", "c")).orElseThrow();
    assertEquals(OptionalLong.of(1), file.seq());
  }
}

package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.log.Outcome;
import chat.parley.message.Body;
import chat.parley.message.Message;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What earlier releases have left on disks all over the world. */
@ExtendWith(VertxExtension.class)
class LastReleaseTest {
  private static final String DATABASE = "release-0.1.0.db.gz";

  /** By the bytes of a migration databases know that it has run. */
  private static final Map<String, String> MIGRATIONS =
      Map.of(
          "postgresql/V1__logs.sql",
          "875cb6cc52e1e57c2a25c490871c28e517d2338cfc35ca659877378922277932",
          "postgresql/V2__nodes.sql",
          "c3f96d84c89e7fb5acad0de1c195932ea5c2add38a067c66bff86a984bd46d69",
          "postgresql/V3__append.sql",
          "96ecc6ac0605ceeaca84528cb95d987f3a4398d04ac64f6470472e6bc9a1b396",
          "postgresql/V4__log.sql",
          "5bdebfd0709d1b8455ceb325fa00d96147ca22ee8753188a439e7cfa906f18fb",
          "sqlite/V1__logs.sql",
          "ce285331f98d0c9267bbbd67d512f3bf3811adbcffb1100aece7bf7646b575da");

  @Test
  @DisplayName("the database of the last release is opened, read, and goes on where it ended")
  void opens(Vertx vertx, @TempDir Path folder) throws IOException {
    try (InputStream packed = LastReleaseTest.class.getResourceAsStream(DATABASE);
        InputStream database = new GZIPInputStream(packed)) {
      Files.copy(database, folder.resolve("parley.db"));
    }
    OpenStore store =
        OpenStore.of(Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 8)));
    List<Message> log = Await.result(store.afterPosition("lobby", 0, 10, 10)).entries();
    assertEquals(
        List.of("first", "**second** 你好"), log.stream().map(LastReleaseTest::text).toList());
    assertEquals(Body.Format.MD, log.get(1).body().format());
    assertEquals(Map.of("n", 7), log.get(1).body().data());
    assertEquals(OptionalLong.of(1), log.get(1).reply());
    User ann = log.get(0).from();
    assertEquals("Ann", ann.name());
    assertInstanceOf(
        Outcome.Duplicate.class,
        Await.result(store.append("lobby", List.of(StoreContract.draft(ann, "one", "first"))))
            .get(0));
    Outcome<Message> third =
        Await.result(store.append("lobby", List.of(StoreContract.draft(ann, "three", "third"))))
            .get(0);
    assertEquals(3, StoreContract.stored(third).pos());
    Await.result(store.close());
  }

  private static String text(Message message) {
    return message.body().text();
  }

  @Test
  @DisplayName("a migration that has been released stays what it is, byte for byte")
  void migrations() throws Exception {
    for (Map.Entry<String, String> migration : MIGRATIONS.entrySet()) {
      try (InputStream file = Store.class.getResourceAsStream(migration.getKey())) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
        assertEquals(migration.getValue(), HexFormat.of().formatHex(hash), migration.getKey());
      }
    }
  }
}

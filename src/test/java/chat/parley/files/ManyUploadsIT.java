package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Lifted;
import chat.parley.support.Person;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many large files come at once, and the node has a small heap. */
@Tag("alone")
class ManyUploadsIT {
  private static final boolean LONG = Boolean.getBoolean("chaos.long");
  private static final int UPLOADS = LONG ? 100 : 10;
  private static final int PIECE = 1024 * 1024;
  private static final int PIECES = LONG ? 200 : 50;

  @TempDir private Path folder;
  private final byte[] bytes = Courier.bytes(PIECE);

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(Lifted.limits());
    for (String limit : List.of("PERSON_BYTES", "ROOM_BYTES", "ALL_BYTES")) {
      settings.put("PARLEY_FILES_" + limit, String.valueOf(1L << 40));
    }
    settings.put("PARLEY_FILES_UNFINISHED", "1000");
    settings.put("JAVA_TOOL_OPTIONS", "-Xmx256m -XX:+ExitOnOutOfMemoryError");
    return settings;
  }

  /** Each piece of each file is another one. */
  private byte[] piece(int file, int number) {
    byte[] piece = bytes.clone();
    ByteBuffer.wrap(piece).putInt(file).putInt(number);
    return piece;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }

  private String sends(Courier courier, int file) {
    String path = courier.begins("lobby", file + ".bin", (long) PIECE * PIECES);
    for (int number = 0; number < PIECES; number++) {
      HttpResponse<byte[]> appended =
          courier.appends(path, (long) PIECE * number, piece(file, number));
      assertEquals(204, appended.statusCode(), Courier.text(appended));
    }
    return path;
  }

  private void isWhole(Courier courier, String path, int file) {
    MessageDigest sent = sha256();
    for (int number = 0; number < PIECES; number++) {
      sent.update(piece(file, number));
    }
    MessageDigest read = sha256();
    try (InputStream body = courier.opens(path).body()) {
      byte[] some = new byte[1 << 16];
      for (int length = body.read(some); length >= 0; length = body.read(some)) {
        read.update(some, 0, length);
      }
    } catch (IOException cut) {
      throw new AssertionError(cut);
    }
    assertTrue(MessageDigest.isEqual(sent.digest(), read.digest()), path);
  }

  @Test
  @DisplayName("many large files come at once, byte for byte, in 256 MB, while people chat")
  void many() throws IOException {
    long wanted = 2L * UPLOADS * PIECES * PIECE;
    long free = Files.getFileStore(folder).getUsableSpace();
    assumeTrue(free > wanted, wanted + " bytes are wanted on the disk, " + free + " are free");
    ExecutorService senders = Executors.newFixedThreadPool(UPLOADS);
    try (Jar node = Jar.start(folder, settings(), "--port", "0", "--data", folder.toString())) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, node.port(), "Ann");
      ann.joins("lobby");
      Courier courier = new Courier(node.port(), ann);
      List<CompletableFuture<String>> sent = new ArrayList<>();
      for (int n = 0; n < UPLOADS; n++) {
        int file = n;
        sent.add(CompletableFuture.supplyAsync(() -> sends(courier, file), senders));
      }
      Person.ok(ann.says("lobby", "Do you see them come?"));
      for (int n = 0; n < UPLOADS; n++) {
        isWhole(courier, sent.get(n).join(), n);
      }
    } finally {
      senders.shutdownNow();
    }
  }
}

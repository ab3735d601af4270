package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.message.Attachment;
import chat.parley.message.file.StoredFile;
import chat.parley.picture.Samples;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a virus scanner, nobody but its sender has a file before it was found clean. */
@ExtendWith(VertxExtension.class)
class ScannedFilesTest {
  private static final byte[] HARMLESS = Courier.bytes(300_000);
  private static final long TAKEN = 1_000_000;

  @TempDir private Path data;
  private final Clamd clamd = new Clamd();
  private Server server;
  private Person bob;
  private Courier anns;
  private Courier bobs;

  @BeforeEach
  void come() {
    come(300);
  }

  private void come(int seconds) {
    JsonObject files =
        new JsonObject()
            .put("scanner", clamd.address())
            .put("scanSeconds", seconds)
            .put("scannedBytes", TAKEN);
    server = Server.start(data, new JsonObject().put("files", files));
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    anns = new Courier(server.port(), ann);
    bobs = new Courier(server.port(), bob);
  }

  @AfterEach
  void stop() {
    server.close();
    clamd.close();
  }

  private JsonObject hears(String state) {
    return bob.awaits(
            state,
            heard ->
                "progress".equals(heard.getString("ev"))
                    && state.equals(heard.getJsonObject("file").getString("state")))
        .getJsonObject("file");
  }

  private JsonObject newest() {
    return Person.ok(bob.asks("history", new JsonObject().put("room", "lobby").put("limit", 1)))
        .getJsonArray("entries")
        .getJsonObject(0)
        .getJsonObject("body")
        .getJsonArray("files")
        .getJsonObject(0);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("files"))) {
      return files.filter(Files::isRegularFile).map(path -> path.getFileName().toString()).toList();
    }
  }

  private double counted(String outcome) {
    return server.metric("parley_scans_total{outcome=\"" + outcome + "\"}");
  }

  private static JsonObject sent(HttpResponse<byte[]> answer) {
    assertEquals(201, answer.statusCode(), Courier.text(answer));
    return new JsonObject(Courier.text(answer)).getJsonArray("files").getJsonObject(0);
  }

  private HttpResponse<byte[]> sends(byte[] bytes) {
    return anns.asks("PUT", "/files/lobby/a.bin", bytes);
  }

  private static String path(JsonObject file) {
    return "/files/" + file.getString("id");
  }

  @Test
  @DisplayName("others read a file when it was found clean, and not a byte before")
  void clean() {
    clamd.holds();
    String path = anns.begins("lobby", "a.bin", HARMLESS.length);
    int last = HARMLESS.length - 1;
    anns.appends(path, 0, Arrays.copyOf(HARMLESS, last));
    Courier.isRefused(409, "not_yet", bobs.reads(path));
    Courier.isRefused(409, "not_yet", bobs.reads(path, "Range", "bytes=0-1"));
    assertEquals(409, bobs.asks("HEAD", path, new byte[0]).statusCode());
    Courier.isRefused(409, "not_yet", bobs.reads(path + "/link"));
    Courier.isRefused(409, "not_yet", anns.reads(path + "/link"));
    assertEquals(2, anns.reads(path, "Range", "bytes=0-1").body().length);

    CompletableFuture<HttpResponse<byte[]>> ends =
        CompletableFuture.supplyAsync(() -> anns.appends(path, last, new byte[] {HARMLESS[last]}));
    clamd.isAsked();
    Courier.isRefused(409, "not_yet", bobs.reads(path));
    clamd.answers();
    assertEquals(204, ends.join().statusCode());
    assertEquals("complete", hears("complete").getString("state"));
    assertArrayEquals(HARMLESS, bobs.reads(path).body());
    assertArrayEquals(HARMLESS, clamd.seen().get(0));
    String link = new JsonObject(Courier.text(bobs.reads(path + "/link"))).getString("url");
    assertArrayEquals(HARMLESS, Courier.stranger(server.port()).reads(link).body());
    assertEquals(1, counted("clean"));
    assertEquals("complete", sent(sends(new byte[0])).getString("state"));
    assertEquals(1, clamd.seen().size());
  }

  @Test
  @DisplayName("in what something is found is gone, and its message says so")
  void found() throws IOException {
    byte[] virus = ("PK " + new String(Clamd.EICAR, StandardCharsets.US_ASCII)).getBytes();
    HttpResponse<byte[]> refused = sends(virus);
    Courier.isRefused(422, "rejected", refused);
    assertTrue(Courier.text(refused).contains("Eicar-Test-Signature"));
    JsonObject file = hears("failed");
    assertEquals("rejected", file.getString("reason"));
    assertEquals(file, newest());
    Courier.isRefused(404, "no_such_file", bobs.reads(path(file)));
    Courier.isRefused(404, "no_such_file", anns.reads(path(file)));
    assertEquals(List.of(), kept());

    String path = anns.begins("lobby", "b.com", Clamd.EICAR.length);
    Courier.isRefused(422, "rejected", anns.appends(path, 0, Clamd.EICAR));
    Courier.isRefused(404, "no_such_file", anns.reads(path));
    assertEquals(List.of(), kept());
    assertEquals(2, counted("rejected"));
    assertEquals("complete", sent(sends(HARMLESS)).getString("state"));
  }

  @Test
  @DisplayName("a picture is scanned as it was sent, and cleaned then")
  void picture() {
    byte[] photo = Samples.jpeg(Samples.photo(800, 600), 6);
    JsonObject file = sent(anns.asks("PUT", "/files/lobby/a.jpg", photo));
    assertArrayEquals(photo, clamd.seen().get(0));
    byte[] clean = bobs.reads(path(file)).body();
    assertFalse(new String(clean, StandardCharsets.ISO_8859_1).contains(Samples.SECRET));
    assertEquals(800, hears("complete").getInteger("width"));

    byte[] trap = Arrays.copyOf(photo, photo.length + Clamd.EICAR.length);
    System.arraycopy(Clamd.EICAR, 0, trap, photo.length, Clamd.EICAR.length);
    Courier.isRefused(422, "rejected", anns.asks("PUT", "/files/lobby/b.jpg", trap));
  }

  @Test
  @DisplayName(
      "what the scanner would not take is refused before it is sent, or with its last byte")
  void tooLarge() throws IOException {
    Courier.isRefused(413, "too_large", sends(new byte[(int) TAKEN + 1]));
    clamd.takes(200_000);
    Courier.isRefused(422, "rejected", sends(Courier.bytes((int) TAKEN)));
    assertEquals("unchecked", hears("failed").getString("reason"));
    assertEquals("unchecked", newest().getString("reason"));
    assertEquals(List.of(), kept());
    assertEquals(1, counted("unchecked"));
  }

  @Test
  @DisplayName("while the scanner is away files wait, and are there when it comes back")
  void away() {
    clamd.is(Clamd.Mood.AWAY);
    JsonObject file = sent(sends(HARMLESS));
    assertEquals("uploading", file.getString("state"));
    assertEquals("uploading", sent(sends(HARMLESS)).getString("state"));
    Courier.isRefused(409, "not_yet", bobs.reads(path(file)));
    assertEquals(HARMLESS.length, anns.offset(path(file)));
    assertEquals(0, server.metric("parley_scanner_up"));
    clamd.is(Clamd.Mood.WELL);
    hears("complete");
    hears("complete");
    assertArrayEquals(HARMLESS, bobs.reads(path(file)).body());
    assertEquals(1, server.metric("parley_scanner_up"));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Clamd.Mood.class,
      names = {"CUTTING", "BABBLING", "SILENT"})
  @DisplayName("a file that the scanner does not get on with waits, and others do not wait for it")
  void stuck(Clamd.Mood mood) {
    server.close();
    come(mood == Clamd.Mood.SILENT ? 1 : 300);
    clamd.is(mood);
    JsonObject file = sent(sends(HARMLESS));
    assertEquals("uploading", file.getString("state"));
    clamd.is(Clamd.Mood.WELL);
    assertEquals("complete", sent(sends(HARMLESS)).getString("state"));
    Courier.isRefused(409, "not_yet", bobs.reads(path(file)));
    assertEquals(1, server.metric("parley_scanner_up"));
    assertEquals(1, counted("failed"));
    assertEquals(204, anns.asks("DELETE", path(file), new byte[0]).statusCode());
  }

  @Test
  @DisplayName("a part of a file, which is not scanned by itself, nobody gets by a link")
  void part() {
    HttpResponse<byte[]> created =
        anns.tus(
            "POST",
            "/files",
            HARMLESS,
            "Upload-Length",
            String.valueOf(HARMLESS.length),
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Concat",
            "partial");
    String path = created.headers().firstValue("location").orElseThrow();
    Courier.isRefused(409, "not_yet", anns.reads(path + "/link"));
  }

  @Test
  @DisplayName("a text that was found clean shows how it begins")
  void begins() {
    byte[] text = "one\ntwo".getBytes(StandardCharsets.UTF_8);
    sends(text);
    assertEquals("one\ntwo", newest().getString("preview"));
  }

  @Test
  @DisplayName("what was being scanned when the node died is scanned when it is back")
  void died() throws IOException {
    clamd.holds();
    try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String head =
          "PUT /files/lobby/a.bin HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n";
      OutputStream out = sender.getOutputStream();
      out.write(head.formatted(server.port(), anns.key(), HARMLESS.length).getBytes());
      out.write(HARMLESS);
      clamd.isAsked();
    }
    String path = path(newest());
    server.close();
    clamd.answers();
    come();
    if (!"complete".equals(newest().getString("state"))) {
      hears("complete");
    }
    assertArrayEquals(HARMLESS, bobs.reads(path).body());
    assertEquals(2, clamd.seen().size());
  }

  @Test
  @DisplayName("what was refused when the node died is gone when it is back")
  void diedRefusing(Vertx vertx) throws IOException {
    clamd.is(Clamd.Mood.AWAY);
    String id = sent(sends(HARMLESS)).getString("id");
    server.close();
    Store store = Await.result(Store.open(vertx, new StoreConfig("", data.toString(), "FULL", 2)));
    StoredFile file = Await.result(store.files().find(id)).orElseThrow();
    assertTrue(Await.result(store.files().end(refused(file), 0)));
    Await.result(store.database().close());
    come();
    assertEquals("rejected", newest().getString("reason"));
    Await.until("its bytes are gone", () -> bobs.reads("/files/" + id).statusCode() == 404);
    Await.until("nothing is kept", () -> nothingKept());
  }

  private boolean nothingKept() {
    try {
      return kept().isEmpty();
    } catch (IOException moving) {
      return false;
    }
  }

  private static StoredFile refused(StoredFile file) {
    return new StoredFile(
        file.id(),
        file.owner(),
        file.room(),
        file.name(),
        file.type(),
        file.size(),
        file.have(),
        Attachment.State.REJECTED,
        Optional.empty(),
        file.created(),
        file.seq(),
        file.contents(),
        file.writer());
  }
}

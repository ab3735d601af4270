package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients leave, come again, and ask once more: no file is mixed up, lost, or kept for ever. */
class SecondTryTest {
  private static final JsonObject SMALL =
      new JsonObject().put("files", new JsonObject().put("unfinished", 12));

  @TempDir private Path data;
  private Server server;
  private Person ann;
  private Person bob;
  private Courier anns;
  private Courier bobs;

  @BeforeEach
  void come() {
    server = Server.start(data, SMALL);
    ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    anns = new Courier(server.port(), ann);
    bobs = new Courier(server.port(), bob);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Socket sends(String request, String headers, byte[] body) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    String head =
        request
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.port()
            + "\r\nAuthorization: "
            + anns.key()
            + "\r\n"
            + headers
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
    return socket;
  }

  private static String state(JsonObject heard) {
    return "progress".equals(heard.getString("ev"))
        ? heard.getJsonObject("file").getString("state")
        : "";
  }

  private static String path(JsonObject message) {
    return "/files/"
        + message.getJsonObject("body").getJsonArray("files").getJsonObject(0).getString("id");
  }

  @Test
  @DisplayName("whoever leaves at once has failed, however early that was")
  void leavesAtOnce() throws IOException {
    for (int i = 0; i < 10; i++) {
      sends("PUT /files/lobby/a.bin", "Content-Length: 1000", new byte[10]).close();
    }
    for (int i = 0; i < 10; i++) {
      bob.awaits("the end of one", heard -> "failed".equals(state(heard)));
    }
  }

  @Test
  @DisplayName("a whole file that is sent again is not put behind what has come of it")
  void sentAgain() throws IOException {
    byte[] bytes = Courier.bytes(1_000);
    String file = "/files/lobby/a.bin?cid=once";
    Socket cut = sends("PUT " + file, "Content-Length: 1000", Arrays.copyOf(bytes, 400));
    String begun = path(bob.next("message"));
    assertEquals(400, bobs.reads(begun, "Range", "bytes=0-399").body().length);
    cut.close();
    bob.awaits("the end", heard -> "failed".equals(state(heard)));
    HttpResponse<byte[]> again = anns.asks("PUT", file, bytes);
    Courier.isRefused(409, "cid_reused", again);
    String path = again.headers().firstValue("location").orElseThrow();
    assertEquals(400, anns.offset(path));
    anns.appends(path, 400, Arrays.copyOfRange(bytes, 400, 1_000));
    assertArrayEquals(bytes, bobs.reads(path).body());
    HttpResponse<byte[]> known = anns.asks("PUT", file, bytes);
    assertEquals(201, known.statusCode());
    assertEquals(path, known.headers().firstValue("location").orElseThrow());
  }

  @Test
  @DisplayName("an upload that is known is gone on with, though no other may begin")
  void knownBeforeQuotas() {
    String first = begins("c0");
    for (int i = 1; i < 12; i++) {
      begins("c" + i);
    }
    Courier.isRefused(429, "too_many", asksToBegin("c12"));
    assertEquals(first, begins("c0"));
  }

  private HttpResponse<byte[]> asksToBegin(String cid) {
    return anns.asks(
        "POST",
        "/files?room=lobby&name=a.bin&cid=" + cid,
        new byte[0],
        "Upload-Complete",
        "?0",
        "Upload-Draft-Interop-Version",
        "8");
  }

  private String begins(String cid) {
    HttpResponse<byte[]> created = asksToBegin(cid);
    assertEquals(201, created.statusCode(), Courier.text(created));
    return created.headers().firstValue("location").orElseThrow();
  }

  @Test
  @DisplayName("who only asks does not wait for bytes that have not come")
  void head() {
    String path = begins("c0");
    anns.asks(
        "PATCH",
        path,
        new byte[10],
        "Upload-Complete",
        "?0",
        "Upload-Offset",
        "0",
        "Content-Type",
        "application/partial-upload");
    HttpResponse<byte[]> head = bobs.asks("HEAD", path, new byte[0], "Range", "bytes=100-");
    assertEquals(200, head.statusCode());
  }

  @Test
  @DisplayName("a reader far ahead waits for as many small pieces as it takes")
  void farAhead() throws IOException {
    int pieces = 4_000;
    try (Socket live =
        sends("PUT /files/lobby/live.bin", "Transfer-Encoding: chunked", new byte[0])) {
      String path = path(bob.next("message"));
      live.setTcpNoDelay(true);
      byte[] chunk = "1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
      live.getOutputStream().write("40\r\n".getBytes(StandardCharsets.US_ASCII));
      live.getOutputStream().write(new byte[64]);
      live.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream follower = bobs.opens(path).body();
      assertEquals(64, follower.readNBytes(64).length);
      CompletableFuture<HttpResponse<byte[]>> ahead =
          bobs.follows(path, "Range", "bytes=" + (pieces + 63) + "-");
      for (int i = 0; i < pieces; i++) {
        live.getOutputStream().write(chunk);
        assertEquals('x', follower.read());
      }
      live.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      HttpResponse<byte[]> last = Person.await(ahead);
      assertEquals(206, last.statusCode());
      assertEquals("x", Courier.text(last));
    }
  }

  @Test
  @DisplayName("a form is answered when all of its files are there")
  void form() {
    HttpResponse<byte[]> sent = anns.form("/files?room=lobby&cid=f", "one", "", "three");
    assertEquals(201, sent.statusCode(), Courier.text(sent));
    JsonArray files = new JsonObject(Courier.text(sent)).getJsonArray("files");
    assertEquals(3, files.size());
    for (int i = 0; i < 3; i++) {
      JsonObject file = files.getJsonObject(i);
      assertEquals("file" + i, file.getString("name"));
      assertTrue(file.containsKey("sha256"));
      assertEquals(
          new String[] {"one", "", "three"}[i],
          Courier.text(bobs.reads("/files/" + file.getString("id"))));
    }
    assertEquals(
        files,
        new JsonObject(Courier.text(anns.form("/files?room=lobby&cid=f", "one", "", "three")))
            .getJsonArray("files"));
    Courier.isRefused(400, "bad_request", anns.form("/files?room=lobby"));
  }

  @Test
  @DisplayName("files without a byte are counted too, and reading has a pace")
  void counted() {
    server.close();
    server =
        Server.start(
            data.resolve("other"),
            new JsonObject()
                .put("files", new JsonObject().put("personFiles", 2))
                .put(
                    "limits",
                    new JsonObject()
                        .put("commandsPerSecond", 1)
                        .put("sendsPerSecond", 1)
                        .put("sendsBurst", 40)
                        .put("commandsBurst", 40)));
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    Courier eves = new Courier(server.port(), eve);
    HttpResponse<byte[]> sent = eves.asks("PUT", "/files/lobby/a", new byte[0]);
    assertEquals(201, sent.statusCode(), Courier.text(sent));
    assertEquals(201, eves.asks("PUT", "/files/lobby/b", new byte[0]).statusCode());
    Courier.isRefused(429, "too_many", eves.asks("PUT", "/files/lobby/c", new byte[0]));
    String path = sent.headers().firstValue("location").orElseThrow();
    HttpResponse<byte[]> read = eves.reads(path);
    for (int i = 0; i < 100 && read.statusCode() == 200; i++) {
      read = eves.reads(i % 2 == 0 ? path : path + "/link");
    }
    Courier.isRefused(429, "rate_limited", read);
    assertTrue(read.headers().firstValue("retry-after").isPresent());
  }

  @Test
  @DisplayName("anybody who may read the room may open it, and nobody else")
  void readers() {
    String path = anns.begins("lobby", "a.bin", 4);
    anns.appends(path, 0, new byte[4]);
    bob.asks("leave", new JsonObject().put("room", "lobby"));
    assertEquals(200, bobs.reads(path).statusCode());
    String direct = ann.tells("user:" + bob.user(), "hi").getString("room");
    String own = anns.begins(direct, "b.bin", 4);
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    Courier eves = new Courier(server.port(), eve);
    Courier.isRefused(404, "no_such_file", eves.reads(own));
    Courier.isRefused(404, "no_such_file", eves.reads(own + "/link"));
    assertEquals(404, eves.tus("HEAD", own, new byte[0]).statusCode());
    Courier.isRefused(404, "no_such_file", eves.tus("DELETE", own, new byte[0]));
    assertEquals(200, bobs.reads(own + "/link").statusCode());
  }

  @Test
  @DisplayName("a message that is deleted takes its file from whoever still sends it")
  void deletedMeanwhile() throws IOException {
    try (Socket sending = sends("PUT /files/lobby/a.bin", "Content-Length: 1000", new byte[400])) {
      JsonObject message = bob.next("message");
      String path = path(message);
      assertEquals(400, bobs.reads(path, "Range", "bytes=0-399").body().length);
      Person.ok(ann.asks("delete", new JsonObject().put("message", message.getString("id"))));
      assertEquals(-1, sending.getInputStream().read());
      Await.until("it is gone", () -> bobs.asks("HEAD", path, new byte[0]).statusCode() == 404);
      Courier.isRefused(404, "no_such_file", anns.appends(path, 400, new byte[600]));
    }
    try (Stream<Path> left = Files.walk(data.resolve("files"))) {
      assertEquals(0, left.filter(Files::isRegularFile).count());
    }
  }

  @Test
  @DisplayName("what cannot be read is refused in words")
  void unreadable() throws IOException {
    byte[] nothing = new byte[0];
    try (Socket socket = sends("GET /files/AAAAAAAAAAAAAAAAAAAAAA?s=%zz", "X: y", nothing)) {
      assertTrue(answer(socket).startsWith("HTTP/1.1 400"));
    }
    Courier.isRefused(
        400,
        "bad_request",
        anns.asks("POST", "/files?room=lobby", nothing, "Content-Type", "multipart/form-data"));
    Courier.isRefused(
        400, "bad_request", anns.asks("POST", "/files?room=lobby&text=%00&name=a", nothing));
    String path = "/files/" + anns.sends("lobby", "a", new byte[3]);
    String spaces = "bytes=" + " ".repeat(6_000) + "x";
    assertEquals(200, bobs.reads(path, "Range", spaces).statusCode());
    assertEquals(2, bobs.reads(path, "Range", "bytes= 0 - 1").body().length);
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
  }
}

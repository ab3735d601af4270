package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.chaos.Carriers;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People send files over HTTP, and read them while they come in. */
class FilesTest {
  private static final JsonObject SMALL =
      new JsonObject()
          .put(
              "files",
              new JsonObject()
                  .put("largestBytes", 4_000_000)
                  .put("personBytes", 6_000_000)
                  .put("unfinished", 5));

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

  private static JsonObject file(JsonObject message) {
    return message.getJsonObject("body").getJsonArray("files").getJsonObject(0);
  }

  private JsonObject newest() {
    return Person.ok(bob.asks("history", new JsonObject().put("room", "lobby").put("limit", 1)))
        .getJsonArray("entries")
        .getJsonObject(0);
  }

  @Test
  @DisplayName(
      "a file is in the room from its first byte, grows in pieces, and is whole at its end")
  void pieces() {
    byte[] film = Courier.bytes(1_000_000);
    String path = anns.begins("lobby", "film.bin", film.length);
    JsonObject message = bob.next("message");
    assertEquals("film.bin", file(message).getString("name"));
    assertEquals("uploading", file(message).getString("state"));
    assertEquals(path, "/files/" + file(message).getString("id"));
    CompletableFuture<HttpResponse<byte[]>> follower = bobs.follows(path);
    for (int at = 0; at < film.length; at += 300_000) {
      byte[] piece = Arrays.copyOfRange(film, at, Math.min(film.length, at + 300_000));
      HttpResponse<byte[]> patched = anns.appends(path, at, piece);
      assertEquals(204, patched.statusCode());
      assertEquals(at + piece.length, anns.offset(path));
    }
    assertArrayEquals(film, Person.await(follower).body());
    assertEquals(204, anns.appends(path, film.length, new byte[0]).statusCode());
    assertEquals(409, anns.appends(path, 0, new byte[0]).statusCode());
    JsonObject end =
        bob.awaits(
            "the end",
            heard ->
                "progress".equals(heard.getString("ev"))
                    && "complete".equals(heard.getJsonObject("file").getString("state")));
    assertEquals(film.length, end.getLong("have"));
    assertEquals(message.getString("id"), end.getString("id"));
    assertEquals("complete", file(newest()).getString("state"));
    assertArrayEquals(film, bobs.reads(path).body());
    JsonObject found = Person.ok(bob.asks("search", new JsonObject().put("q", "has:file")));
    assertEquals(
        message.getString("id"), found.getJsonArray("hits").getJsonObject(0).getString("id"));
  }

  @Test
  @DisplayName("people on every carrier hear of a file, and of its end")
  void everyCarrier() {
    Vertx clients = Vertx.vertx();
    Carriers.all(clients)
        .forEach(
            (name, carrier) -> {
              Person eve = Person.comes(carrier, server.port(), "Eve");
              eve.joins("lobby");
              String path = anns.begins("lobby", name + ".bin", 4);
              anns.appends(path, 0, new byte[4]);
              JsonObject end =
                  eve.awaits(
                      "the end over " + name, heard -> "progress".equals(heard.getString("ev")));
              assertEquals("complete", end.getJsonObject("file").getString("state"));
              assertEquals(path, "/files/" + end.getJsonObject("file").getString("id"));
            });
    Await.result(clients.close());
  }

  @Test
  @DisplayName(
      "who reads ahead of a file of unknown length gets each byte as it comes, and its end")
  void unknownLength() throws IOException {
    HttpResponse<byte[]> created =
        anns.tus(
            "POST",
            "/files",
            Courier.bytes(1_000),
            "Upload-Defer-Length",
            "1",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Metadata",
            Courier.metadata("lobby", "voice.webm"));
    assertEquals(201, created.statusCode());
    String path = created.headers().firstValue("location").orElseThrow();
    assertEquals("1000", created.headers().firstValue("upload-offset").orElseThrow());
    HttpResponse<InputStream> live = bobs.opens(path);
    HttpResponse<InputStream> ahead = bobs.opens(path, "Range", "bytes=1500-9007199254740991");
    assertEquals(206, ahead.statusCode());
    assertEquals(
        "bytes 1500-9007199254740991/*", ahead.headers().firstValue("content-range").orElse(""));
    assertArrayEquals(Courier.bytes(1_000), live.body().readNBytes(1_000));
    assertEquals(204, anns.appends(path, 1_000, Courier.bytes(2_000)).statusCode());
    assertArrayEquals(Courier.bytes(2_000), live.body().readNBytes(2_000));
    assertEquals(
        204, anns.appends(path, 3_000, new byte[10], "Upload-Length", "3010").statusCode());
    assertEquals(10, live.body().readAllBytes().length);
    assertEquals(1_510, ahead.body().readAllBytes().length);
  }

  @Test
  @DisplayName("parts of a file are read as browsers ask for them, and 304 and 412 as they know it")
  void ranges() {
    byte[] bytes = Courier.bytes(10_000);
    String path = anns.begins("lobby", "a.bin", bytes.length);
    anns.appends(path, 0, bytes);
    HttpResponse<byte[]> first = bobs.reads(path, "Range", "bytes=0-1");
    assertEquals(206, first.statusCode());
    assertEquals("bytes 0-1/10000", first.headers().firstValue("content-range").orElse(""));
    assertArrayEquals(Arrays.copyOf(bytes, 2), first.body());
    assertEquals(5_000, bobs.reads(path, "Range", "bytes=5000-").body().length);
    assertArrayEquals(
        Arrays.copyOfRange(bytes, 9_900, 10_000), bobs.reads(path, "Range", "bytes=-100").body());
    HttpResponse<byte[]> beyond = bobs.reads(path, "Range", "bytes=10000-");
    assertEquals(416, beyond.statusCode());
    assertEquals("bytes */10000", beyond.headers().firstValue("content-range").orElse(""));
    String tag = first.headers().firstValue("etag").orElseThrow();
    assertEquals(304, bobs.reads(path, "If-None-Match", tag).statusCode());
    assertEquals(412, bobs.reads(path, "If-Match", "\"x\"").statusCode());
    assertEquals(206, bobs.reads(path, "If-Range", tag, "Range", "bytes=0-1").statusCode());
    assertEquals(200, bobs.reads(path, "If-Range", "\"x\"", "Range", "bytes=0-1").statusCode());
    HttpResponse<byte[]> head = bobs.asks("HEAD", path, new byte[0]);
    assertEquals("10000", head.headers().firstValue("content-length").orElse(""));
  }

  @Test
  @DisplayName(
      "a request that goes on ends the one that still hangs, and nothing is lost or refused")
  void hanging() throws IOException {
    byte[] bytes = Courier.bytes(600_000);
    String path = anns.begins("lobby", "a.bin", bytes.length);
    try (Socket hanging = new Socket("127.0.0.1", server.port())) {
      hanging
          .getOutputStream()
          .write(
              ("PATCH "
                      + path
                      + " HTTP/1.1\r\nHost: 127.0.0.1:"
                      + server.port()
                      + "\r\nAuthorization: "
                      + anns.key()
                      + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type:"
                      + " application/offset+octet-stream\r\nContent-Length: 600000\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      hanging.getOutputStream().write(bytes, 0, 400_000);
      hanging.getOutputStream().flush();
      // a reader who sees the last of these bytes knows that they have come
      assertEquals(200_000, bobs.reads(path, "Range", "bytes=200000-399999").body().length);
      long offset = anns.offset(path);
      assertEquals(400_000, offset);
      assertEquals(-1, hanging.getInputStream().read());
      byte[] rest = Arrays.copyOfRange(bytes, (int) offset, bytes.length);
      assertEquals(204, anns.appends(path, offset, rest).statusCode());
    }
    assertArrayEquals(bytes, bobs.reads(path).body());
  }

  @Test
  @DisplayName("what was cut off has failed, is not taken for whole, and goes on all the same")
  void cutOff() throws IOException {
    byte[] bytes = Courier.bytes(1_000);
    String path;
    try (Socket cut = new Socket("127.0.0.1", server.port())) {
      cut.getOutputStream()
          .write(
              ("PUT /files/lobby/a.bin HTTP/1.1\r\nHost: 127.0.0.1:"
                      + server.port()
                      + "\r\nAuthorization: "
                      + anns.key()
                      + "\r\nContent-Length: 1000\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      cut.getOutputStream().write(bytes, 0, 400);
      cut.getOutputStream().flush();
      JsonObject message = bob.next("message");
      path = "/files/" + file(message).getString("id");
      assertEquals(400, bobs.reads(path, "Range", "bytes=0-399").body().length);
    }
    JsonObject failed = bob.awaits("the end", heard -> "failed".equals(state(heard)));
    assertEquals(400, failed.getLong("have"));
    assertEquals("failed", file(newest()).getString("state"));
    assertEquals(400, anns.offset(path));
    anns.appends(path, 400, Arrays.copyOfRange(bytes, 400, 1_000));
    assertArrayEquals(bytes, bobs.reads(path).body());
    assertEquals("complete", file(newest()).getString("state"));
  }

  private static String state(JsonObject heard) {
    return "progress".equals(heard.getString("ev"))
        ? heard.getJsonObject("file").getString("state")
        : "";
  }

  @Test
  @DisplayName("parts that were sent beside each other are one file, seen by nobody before")
  void parts() {
    byte[] bytes = Courier.bytes(700_000);
    String one = part(Arrays.copyOf(bytes, 300_000));
    String other = part(Arrays.copyOfRange(bytes, 300_000, 700_000));
    Courier.isRefused(404, "no_such_file", bobs.reads(one));
    HttpResponse<byte[]> joined =
        anns.tus(
            "POST",
            "/files",
            new byte[0],
            "Upload-Concat",
            "final;" + one + " " + anns.url(other),
            "Upload-Metadata",
            Courier.metadata("lobby", "film.bin"));
    assertEquals(201, joined.statusCode(), Courier.text(joined));
    assertEquals("700000", joined.headers().firstValue("upload-offset").orElse(""));
    String path = joined.headers().firstValue("location").orElseThrow();
    assertArrayEquals(bytes, bobs.reads(path).body());
    assertEquals(path, "/files/" + file(bob.next("message")).getString("id"));
    Await.until("the parts are gone", () -> anns.reads(other).statusCode() == 404);
  }

  private String part(byte[] bytes) {
    HttpResponse<byte[]> created =
        anns.tus(
            "POST",
            "/files",
            bytes,
            "Upload-Length",
            String.valueOf(bytes.length),
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Concat",
            "partial");
    assertEquals(201, created.statusCode(), Courier.text(created));
    return created.headers().firstValue("location").orElseThrow();
  }

  @Test
  @DisplayName("an upload goes on after a restart of the server, in another session of its sender")
  void restart() {
    byte[] bytes = Courier.bytes(500_000);
    String path = anns.begins("lobby", "a.bin", bytes.length);
    anns.appends(path, 0, Arrays.copyOf(bytes, 200_000));
    String key = ann.welcome().getString("person");
    server.close();
    server = Server.start(data, SMALL);
    Person again = Person.connects(JdkWebSocket.CARRIER, server.port());
    again.saysHello(new JsonObject().put("v", 1).put("person", key));
    Courier later = new Courier(server.port(), again);
    assertEquals(200_000, later.offset(path));
    later.appends(path, 200_000, Arrays.copyOfRange(bytes, 200_000, bytes.length));
    assertArrayEquals(bytes, bobs.at(server.port()).reads(path).body());
  }

  @Test
  @DisplayName(
      "wrong offsets, lengths that lie, sums that do not fit: each is refused, nothing kept")
  void refusals() {
    String path = anns.begins("lobby", "a.bin", 1_000);
    HttpResponse<byte[]> ahead = anns.appends(path, 7, new byte[10]);
    assertEquals(409, ahead.statusCode());
    assertEquals("0", ahead.headers().firstValue("upload-offset").orElse(""));
    assertEquals(413, anns.appends(path, 0, new byte[1_001]).statusCode());
    HttpResponse<byte[]> unfit =
        anns.appends(path, 0, new byte[10], "Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    assertEquals(460, unfit.statusCode());
    assertEquals(0, anns.offset(path));
    String sum = Base64.getEncoder().encodeToString(sha1(new byte[10]));
    HttpResponse<byte[]> fit =
        anns.appends(path, 0, new byte[10], "Upload-Checksum", "sha1 " + sum);
    assertEquals(204, fit.statusCode(), Courier.text(fit));
    for (String lie : new String[] {"-1", "9223372036854775808", "1e3", "99999999999999999999"}) {
      Courier.isRefused(
          400,
          "bad_request",
          anns.tus(
              "POST",
              "/files",
              new byte[0],
              "Upload-Length",
              lie,
              "Upload-Metadata",
              Courier.metadata("lobby", "a")));
    }
    assertEquals(412, anns.asks("PATCH", path, new byte[1], "Tus-Resumable", "0.2.2").statusCode());
    Courier.isRefused(401, "unauthorized", Courier.stranger(server.port()).reads(path));
    Courier.isRefused(404, "no_such_file", bobs.appends(path, 0, new byte[1]));
    Courier.isRefused(404, "no_such_file", anns.reads("/files/AAAAAAAAAAAAAAAAAAAAAA"));
    Courier.isRefused(404, "no_such_file", anns.reads("/files/..%2f..%2fparley.db"));
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }

  @Test
  @DisplayName("what is too large is refused in words before its first byte, and so is too much")
  void quotas() {
    Courier.isRefused(413, "too_large", begin(4_000_001));
    anns.begins("lobby", "a", 3_500_000);
    Courier.isRefused(413, "too_large", begin(3_500_000));
    for (int i = 0; i < 4; i++) {
      anns.begins("lobby", "a", 1);
    }
    Courier.isRefused(429, "too_many", begin(1));
    assertEquals(
        "4000000",
        anns.tus("OPTIONS", "/files", new byte[0]).headers().firstValue("tus-max-size").orElse(""));
  }

  private HttpResponse<byte[]> begin(long size) {
    return anns.tus(
        "POST",
        "/files",
        new byte[0],
        "Upload-Length",
        String.valueOf(size),
        "Upload-Metadata",
        Courier.metadata("lobby", "a"));
  }

  @Test
  @DisplayName("a deleted message takes its file along, and a cancelled upload its message")
  void deletion() throws IOException {
    String path = anns.begins("lobby", "a.bin", 4);
    anns.appends(path, 0, new byte[4]);
    JsonObject message = bob.next("message");
    Person.ok(ann.asks("delete", new JsonObject().put("message", message.getString("id"))));
    Await.until("it is gone", () -> bobs.reads(path).statusCode() == 404);
    assertFalse(newest().getJsonObject("body").containsKey("files"));
    String other = anns.begins("lobby", "b.bin", 4);
    assertEquals(204, anns.tus("DELETE", other, new byte[0]).statusCode());
    bob.next("deleted");
    bob.next("deleted");
    Courier.isRefused(404, "no_such_file", bobs.reads(other));
    try (Stream<Path> left = Files.walk(data.resolve("files"))) {
      assertEquals(0, left.filter(Files::isRegularFile).count());
    }
  }

  @Test
  @DisplayName("what is gone before it is read is refused, and not promised and cut off")
  void gone() throws IOException {
    String path = anns.begins("lobby", "a.bin", 4);
    anns.appends(path, 0, new byte[4]);
    try (Stream<Path> bytes = Files.walk(data.resolve("files"))) {
      for (Path one : bytes.filter(Files::isRegularFile).toList()) {
        Files.delete(one);
      }
    }
    Courier.isRefused(404, "no_such_file", bobs.reads(path));
    Courier.isRefused(404, "no_such_file", bobs.reads(path, "Range", "bytes=1-2"));
  }

  @Test
  @DisplayName("nothing that a stranger has sent is shown as a page, whatever he calls it")
  void deceiving() {
    byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> sent =
        anns.asks(
            "PUT",
            "/files/lobby/..%2F..%2Fe%00vil%E2%80%AEgpj.html",
            page,
            "Content-Type",
            "image/png");
    assertEquals(201, sent.statusCode(), Courier.text(sent));
    JsonObject file = new JsonObject(Courier.text(sent)).getJsonArray("files").getJsonObject(0);
    assertEquals("evilgpj.html", file.getString("name"));
    assertEquals("application/octet-stream", file.getString("type"));
    HttpResponse<byte[]> read = bobs.reads("/files/" + file.getString("id"));
    assertEquals("application/octet-stream", read.headers().firstValue("content-type").orElse(""));
    assertTrue(
        read.headers().firstValue("content-disposition").orElse("").startsWith("attachment"));
    assertEquals("nosniff", read.headers().firstValue("x-content-type-options").orElse(""));
    assertTrue(read.headers().firstValue("content-security-policy").orElse("").contains("sandbox"));
  }

  @Test
  @DisplayName("a link opens one file without a key, and only as it was made")
  void links() {
    String path = anns.begins("lobby", "a.bin", 4);
    anns.appends(path, 0, new byte[4]);
    JsonObject link = new JsonObject(Courier.text(bobs.reads(path + "/link")));
    Courier stranger = Courier.stranger(server.port());
    String url = link.getString("url");
    assertEquals(200, stranger.reads(url).statusCode());
    Courier.isRefused(401, "unauthorized", stranger.reads(url.replace("?s=1", "?s=2")));
    String other = anns.begins("lobby", "b.bin", 4);
    Courier.isRefused(401, "unauthorized", stranger.reads(other + url.substring(url.indexOf('?'))));
  }

  @Test
  @DisplayName("files of a room of two are for these two alone")
  void direct() {
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    String room = ann.tells("user:" + bob.user(), "hi").getString("room");
    String path = anns.begins(room, "a.bin", 4);
    anns.appends(path, 0, new byte[4]);
    assertEquals(200, bobs.reads(path).statusCode());
    Courier eves = new Courier(server.port(), eve);
    Courier.isRefused(404, "no_such_file", eves.reads(path));
    Courier.isRefused(404, "no_such_room", eves.asks("PUT", "/files/" + room + "/x", new byte[4]));
  }
}

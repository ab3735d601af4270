package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that break off, cannot be read, or come when there is no place for a message. */
class RoughRequestsTest {
  private static final byte[] NOTHING = {};
  private static final String FORM = "multipart/form-data; boundary=\"b\"";

  @TempDir private Path data;

  private static Person comes(Server server, String name) {
    Person person = Person.comes(JdkWebSocket.CARRIER, server.port(), name);
    person.joins("lobby");
    return person;
  }

  /** It may all have come before its sender was seen to leave. */
  private static void ended(Person reader) {
    reader.awaits(
        "the end",
        heard ->
            "progress".equals(heard.getString("ev"))
                && !"uploading".equals(heard.getJsonObject("file").getString("state")));
  }

  private static void failed(Person reader) {
    reader.awaits(
        "the end",
        heard ->
            "progress".equals(heard.getString("ev"))
                && "failed".equals(heard.getJsonObject("file").getString("state")));
  }

  private static byte[] form(String rest) {
    String head =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\n";
    return (head + rest).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  @DisplayName("a form that breaks off inside a file is refused, and the room sees that it failed")
  void cutForm() {
    try (Server server = Server.start(data)) {
      Person bob = comes(server, "Bob");
      Courier anns = new Courier(server.port(), comes(server, "Ann"));
      Courier.isRefused(
          400,
          "bad_request",
          anns.asks("POST", "/files?room=lobby", form("abc"), "Content-Type", FORM));
      failed(bob);
      assertEquals(
          201,
          anns.asks("POST", "/files?room=lobby", form("abc\r\n--b--\r\n"), "Content-Type", FORM)
              .statusCode());
      Courier.isRefused(
          400,
          "bad_request",
          anns.asks(
              "POST", "/files?room=lobby", form("abc"), "Content-Type", "multipart/form-data"));
    }
  }

  @Test
  @DisplayName("an address that cannot be read is refused in words")
  void malformedQuery() {
    try (Server server = Server.start(data)) {
      Courier anns = new Courier(server.port(), comes(server, "Ann"));
      String bad = "GET /files/AAAAAAAAAAAAAAAAAAAAAA?s=%zz HTTP/1.1\r\n";
      assertTrue(answer(server, bad, "").startsWith("HTTP/1.1 400"));
      String key = "Authorization: " + anns.key() + "\r\n";
      for (String type : new String[] {"text/plain", FORM}) {
        String headers = key + "Content-Length: 0\r\nContent-Type: " + type + "\r\n";
        assertTrue(
            answer(server, "POST /files?room=%zz HTTP/1.1\r\n", headers).startsWith("HTTP/1.1 400"),
            type);
      }
    }
  }

  private static String answer(Server server, String line, String headers) {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      send(socket, line, headers + "Connection: close\r\n");
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException cut) {
      throw new AssertionError(cut);
    }
  }

  private static void send(Socket socket, String line, String headers) throws IOException {
    socket
        .getOutputStream()
        .write(
            (line + "Host: 127.0.0.1:" + socket.getPort() + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  @DisplayName("who leaves before his upload has begun leaves none that seems to come")
  void leaves() throws IOException {
    try (Server server = Server.start(data)) {
      Person bob = comes(server, "Bob");
      Courier anns = new Courier(server.port(), comes(server, "Ann"));
      for (int i = 0; i < 5; i++) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
          send(
              socket,
              "PUT /files/lobby/a" + i + ".bin HTTP/1.1\r\n",
              "Authorization: " + anns.key() + "\r\nContent-Length: 4\r\n");
          socket.getOutputStream().write(new byte[4]);
          socket.getOutputStream().flush();
        }
        bob.next("message");
        ended(bob);
      }
    }
  }

  @Test
  @DisplayName("a reader asks each time whether he still may, and no cache answers for another one")
  void caches() {
    try (Server server = Server.start(data)) {
      Courier anns = new Courier(server.port(), comes(server, "Ann"));
      String path = anns.begins("lobby", "a.bin", 4);
      anns.appends(path, 0, new byte[4]);
      HttpResponse<byte[]> read = anns.reads(path, "Origin", anns.url(""));
      assertEquals("private, no-cache", read.headers().firstValue("cache-control").orElse(""));
      List<String> varies = read.headers().allValues("vary");
      assertEquals(List.of("authorization", "origin"), varies.stream().sorted().toList());
      String tag = read.headers().firstValue("etag").orElseThrow();
      HttpResponse<byte[]> again = anns.reads(path, "If-None-Match", "\"x\" , " + tag);
      assertEquals(304, again.statusCode());
      assertEquals(2, again.headers().allValues("vary").size());
    }
  }

  @Test
  @DisplayName("what was all safe when its node died is complete when its sender asks for it")
  void arrived() throws SQLException {
    Server server = Server.start(data);
    Courier anns = new Courier(server.port(), comes(server, "Ann"));
    String path = anns.begins("lobby", "a.bin", 4);
    anns.appends(path, 0, new byte[4]);
    server.close();
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
        Statement statement = database.createStatement()) {
      statement.execute("UPDATE file SET state = 'UPLOADING', digest = NULL");
    }
    try (Server again = Server.start(data)) {
      Courier later = anns.at(again.port());
      // whoever looks for such files by himself may have been there before
      assertEquals(4, later.offset(path));
      assertEquals("private, no-cache", cached(later, path));
    }
  }

  private static String cached(Courier reader, String path) {
    return reader.asks("HEAD", path, NOTHING).headers().firstValue("cache-control").orElse("");
  }

  @Test
  @DisplayName("a file whose message was refused is gone, and takes no place of its sender")
  void refusedMessage() {
    JsonObject slow =
        new JsonObject()
            .put("rooms", new JsonObject().put("bytesPerSecond", 1).put("bytesBurst", 1_000))
            .put("limits", new JsonObject().put("waitingDrafts", 1))
            .put("files", new JsonObject().put("unfinished", 1));
    try (Server server = Server.start(data, slow)) {
      Person ann = comes(server, "Ann");
      Courier anns = new Courier(server.port(), ann);
      List<CompletableFuture<JsonObject>> said = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        said.add(ann.begins("send", Person.to("room:lobby", "x".repeat(8_000))));
      }
      JsonObject last = Person.await(said.get(5));
      assertEquals("overloaded", last.getJsonObject("error").getString("name"), last.encode());
      HttpResponse<byte[]> refused =
          anns.tus(
              "POST",
              "/files",
              NOTHING,
              "Upload-Length",
              "4",
              "Upload-Metadata",
              Courier.metadata("lobby", "a"));
      assertEquals(503, refused.statusCode(), Courier.text(refused));
      anns.begins("elsewhere", "b", 4);
    }
  }
}

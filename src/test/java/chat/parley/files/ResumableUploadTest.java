package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The IETF's draft of resumable uploads, on the same resources as tus. */
class ResumableUploadTest {
  private static final String VERSION = "Upload-Draft-Interop-Version";

  @TempDir private Path data;
  private Server server;
  private Courier anns;

  @BeforeEach
  void come() {
    server = Server.start(data);
    anns = new Courier(server.port(), Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private HttpResponse<byte[]> appends(String path, long at, byte[] piece, String complete) {
    return anns.asks(
        "PATCH",
        path,
        piece,
        VERSION,
        "8",
        "Content-Type",
        "application/partial-upload",
        "Upload-Offset",
        String.valueOf(at),
        "Upload-Complete",
        complete);
  }

  @Test
  @DisplayName(
      "an empty upload is made, appended to, asked for, and ended; a tus client goes on with it")
  void pieces() {
    byte[] bytes = Courier.bytes(3_000);
    HttpResponse<byte[]> created =
        anns.asks(
            "POST",
            "/files?room=lobby&name=a.bin",
            new byte[0],
            VERSION,
            "8",
            "Upload-Complete",
            "?0");
    assertEquals(201, created.statusCode(), Courier.text(created));
    assertTrue(header(created, "upload-limit").contains("max-size="));
    String path = header(created, "location");
    HttpResponse<byte[]> first = appends(path, 0, Arrays.copyOf(bytes, 1_000), "?0");
    assertEquals(204, first.statusCode());
    assertEquals("?0", header(first, "upload-complete"));
    HttpResponse<byte[]> head = anns.asks("HEAD", path, new byte[0], VERSION, "8");
    assertEquals(204, head.statusCode());
    assertEquals("1000", header(head, "upload-offset"));
    assertEquals("no-store", header(head, "cache-control"));
    HttpResponse<byte[]> elsewhere = appends(path, 7, new byte[1], "?0");
    assertEquals(409, elsewhere.statusCode());
    JsonObject problem = new JsonObject(Courier.text(elsewhere));
    assertEquals(1_000, problem.getInteger("expected-offset"));
    assertEquals(7, problem.getInteger("provided-offset"));
    assertEquals(
        204, anns.appends(path, 1_000, Arrays.copyOfRange(bytes, 1_000, 2_000)).statusCode());
    HttpResponse<byte[]> last = appends(path, 2_000, Arrays.copyOfRange(bytes, 2_000, 3_000), "?1");
    assertEquals("?1", header(last, "upload-complete"));
    assertArrayEquals(bytes, anns.reads(path).body());
    assertEquals(400, appends(path, 3_000, new byte[1], "?1").statusCode());
  }

  @Test
  @DisplayName("all at once is a file too; lengths that contradict each other are refused")
  void whole() {
    byte[] bytes = Courier.bytes(2_000);
    HttpResponse<byte[]> sent =
        anns.asks(
            "POST", "/files?room=lobby&name=b.bin", bytes, VERSION, "8", "Upload-Complete", "?1");
    assertEquals("?1", header(sent, "upload-complete"));
    assertArrayEquals(bytes, anns.reads(header(sent, "location")).body());
    String path = anns.begins("lobby", "c.bin", 10);
    assertEquals(400, appends(path, 0, new byte[4], "?1").statusCode());
    assertEquals(4, anns.offset(path));
    assertEquals(
        400, anns.asks("POST", "/files?room=lobby", bytes, "Upload-Complete", "yes").statusCode());
  }

  /** As URLSession of iOS 17 writes it, by what is public of its draft and of Apple's server. */
  private String phone(String method, String path, String headers) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1:"
        + server.port()
        + "\r\nAuthorization: "
        + anns.key()
        + "\r\nUpload-Draft-Interop-Version: 3\r\nAccept: */*\r\nConnection: keep-alive\r\n"
        + "Accept-Language: en-GB,en;q=0.9\r\nAccept-Encoding: gzip, deflate\r\n"
        + "User-Agent: App/1 CFNetwork/1474 Darwin/23.0.0\r\n"
        + headers
        + "\r\n";
  }

  private static String head(BufferedReader answer) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
      head.append(line.replaceFirst("^[^:]+", line.split(":")[0].toLowerCase(Locale.ROOT)))
          .append('\n');
    }
    return head.toString();
  }

  private static BufferedReader sends(Socket client, String head, byte[] body) throws IOException {
    client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().write(body);
    return new BufferedReader(
        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Test
  @DisplayName("a phone with the older draft hears at once where to go on, and does so after a cut")
  void olderDraft() throws IOException {
    byte[] bytes = Courier.bytes(200_000);
    String path;
    String create =
        phone(
            "POST",
            "/files?room=lobby&name=a.bin",
            "Upload-Incomplete: ?0\r\nContent-Type: video/quicktime\r\nContent-Length: 200000\r\n");
    try (Socket client = new Socket("127.0.0.1", server.port())) {
      String told = head(sends(client, create, Arrays.copyOf(bytes, 70_000)));
      assertTrue(told.startsWith("http/1.1 104 "), told);
      assertTrue(told.contains("upload-draft-interop-version: 3"), told);
      path = told.replaceAll("(?s).*\nlocation: (\\S+)\n.*", "$1");
    }
    try (Socket client = new Socket("127.0.0.1", server.port())) {
      BufferedReader answers = sends(client, phone("HEAD", path, ""), new byte[0]);
      String stands = head(answers);
      assertTrue(stands.startsWith("http/1.1 204 "), stands);
      assertTrue(stands.contains("upload-incomplete: ?1"), stands);
      int offset = Integer.parseInt(stands.replaceAll("(?s).*upload-offset: (\\d+).*", "$1"));
      String append =
          phone(
              "PATCH",
              path,
              "Upload-Incomplete: ?0\r\nUpload-Offset: "
                  + offset
                  + "\r\nContent-Type: video/quicktime\r\nContent-Length: "
                  + (bytes.length - offset)
                  + "\r\n");
      String done = head(sends(client, append, Arrays.copyOfRange(bytes, offset, bytes.length)));
      assertTrue(done.startsWith("http/1.1 204 "), done);
      assertTrue(done.contains("upload-incomplete: ?0"), done);
    }
    assertArrayEquals(bytes, anns.reads(path).body());
  }

  @Test
  @DisplayName("who sends a piece of nothing to what is complete, and first asks, is told to")
  void asksAtEnd() throws IOException {
    String path = anns.begins("lobby", "a.bin", 4);
    assertEquals(204, anns.appends(path, 0, new byte[4]).statusCode());
    String head =
        "PATCH "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.port()
            + "\r\nAuthorization: "
            + anns.key()
            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 4\r\nExpect: 100-continue\r\n"
            + "Content-Type: application/offset+octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (Socket client = new Socket("127.0.0.1", server.port())) {
      client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      assertEquals("HTTP/1.1 100 Continue", answer.readLine());
    }
  }
}

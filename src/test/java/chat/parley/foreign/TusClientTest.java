package chat.parley.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.files.Courier;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Node;
import chat.parley.support.Person;
import chat.parley.support.Program;
import chat.parley.support.Server;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusExecutor;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import io.vertx.core.json.JsonObject;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that others have written send files: the clients of tus, and curl. */
class TusClientTest {
  private static final byte[] BYTES = Courier.bytes(450_000);

  @TempDir private Path data;
  private Server server;
  private Courier anns;
  private Path file;

  @BeforeEach
  void come() throws IOException {
    server = Server.start(data.resolve("server"));
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    anns = new Courier(server.port(), ann);
    file = data.resolve("film.bin");
    Files.write(file, BYTES);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"known,tus-v1", "deferred,tus-v1", "known,ietf-draft-03", "known,ietf-draft-05"})
  @DisplayName("tus-js-client sends a file in pieces, goes on through cuts, and all of it is there")
  void tus(String length, String protocol) throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(server.port(), 130_000);
        Node client =
            Node.run(
                "tus-client.cjs",
                "http://127.0.0.1:" + proxy.port() + "/files",
                anns.key(),
                "lobby",
                file.toString(),
                length,
                protocol)) {
      String path = client.prints("sent").substring("sent ".length());
      assertArrayEquals(BYTES, anns.reads(path).body());
    }
  }

  @Test
  @DisplayName("tus-java-client goes on through cuts too")
  void java() throws IOException, ProtocolException, URISyntaxException {
    try (CuttingProxy proxy = new CuttingProxy(server.port(), 130_000)) {
      TusClient client = new TusClient();
      client.setUploadCreationURL(new URI("http://127.0.0.1:" + proxy.port() + "/files").toURL());
      client.setHeaders(Map.of("Authorization", anns.key()));
      client.enableResuming(new TusURLMemoryStore());
      TusUpload upload = new TusUpload(file.toFile());
      upload.setMetadata(Map.of("room", "lobby", "filename", "film.bin"));
      String[] path = new String[1];
      TusExecutor executor =
          new TusExecutor() {
            @Override
            protected void makeAttempt() throws ProtocolException, IOException {
              // its stream may be closed by an attempt that broke off
              upload.setInputStream(new FileInputStream(file.toFile()));
              TusUploader uploader = client.resumeOrCreateUpload(upload);
              uploader.setChunkSize(16_384);
              uploader.setRequestPayloadSize(100_000);
              path[0] = uploader.getUploadURL().getPath();
              while (uploader.uploadChunk() > -1) {
                // the next one
              }
              // open for another attempt: the last answer may be cut off
              uploader.finish(false);
            }
          };
      executor.setDelays(new int[] {20, 20, 20, 20, 20, 20, 20, 20, 20, 20});
      assertTrue(executor.makeAttempts());
      assertArrayEquals(BYTES, anns.reads(path[0]).body());
    }
  }

  @Test
  @DisplayName("curl sends a file by -T and by -F, and reads it")
  void curl() throws IOException {
    String sent =
        Program.run(
            "curl",
            "-sS",
            "-T",
            file.toString(),
            "-H",
            "Authorization: " + anns.key(),
            anns.url("/files/lobby/"));
    assertEquals("film.bin", reads(sent));
    String form =
        Program.run(
            "curl",
            "-sS",
            "-F",
            "a=@" + file,
            "-H",
            "Authorization: " + anns.key(),
            anns.url("/files?room=lobby&text=see"));
    assertEquals("film.bin", reads(form));
    String piped =
        Program.run(
            "sh",
            "-c",
            "curl -sS -T - -H 'Authorization: "
                + anns.key()
                + "' '"
                + anns.url("/files/lobby/x%20y.bin")
                + "' < "
                + file);
    assertEquals("x y.bin", reads(piped));
  }

  private String reads(String answer) {
    JsonObject told = new JsonObject(answer).getJsonArray("files").getJsonObject(0);
    assertEquals(BYTES.length, told.getLong("size"));
    assertArrayEquals(BYTES, anns.reads("/files/" + told.getString("id")).body());
    return told.getString("name");
  }
}

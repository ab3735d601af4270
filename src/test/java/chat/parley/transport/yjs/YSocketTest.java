package chat.parley.transport.yjs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.document.CursorState;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import chat.parley.transport.yjs.message.Awareness;
import chat.parley.transport.yjs.message.ClientMessage;
import chat.parley.transport.yjs.message.ServerMessages;
import chat.parley.transport.yjs.message.YReader;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wire of y-websocket, frame by frame, as no library would speak it. */
class YSocketTest {
  private static final int BINARY = 0x82;

  /** "hi" in the root t, by client 1. */
  private static final String HI = "01 01 01 00 04 01 01 74 02 68 69 00";

  private static final int FLOOD = 120;

  @TempDir private static Path data;
  @TempDir private static Path slow;
  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes.replace(" ", ""));
  }

  private static RawSocket connects(String path) {
    return RawSocket.webSocket(server.port(), path);
  }

  private static void says(RawSocket socket, String bytes) {
    socket.frame(BINARY, hex(bytes));
  }

  /** Reads until the document is there. */
  private static byte[] opens(RawSocket socket) {
    says(socket, "00 00 01 00");
    return next(socket, ClientMessage.StepTwo.class).update();
  }

  private static <M extends ClientMessage> M next(RawSocket socket, Class<M> kind) {
    while (true) {
      ClientMessage message = YReader.read(socket.readBinary());
      if (kind.isInstance(message)) {
        return kind.cast(message);
      }
    }
  }

  @Test
  @DisplayName("an empty document: the server's step one, and a step two with nothing")
  void empty() {
    try (RawSocket ann = connects("/y/lobby/empty")) {
      says(ann, "00 00 01 00");
      assertArrayEquals(hex("00 00 01 00"), ann.readBinary());
      assertArrayEquals(hex("00 01 02 00 00"), ann.readBinary());
    }
  }

  @Test
  @DisplayName("a client that waits for the server to begin hears its step one")
  void silent() {
    try (RawSocket ann = connects("/y/lobby/silent")) {
      assertArrayEquals(hex("00 00 01 00"), ann.readBinary());
    }
  }

  @Test
  @DisplayName("an update reaches everybody, its sender too, and whoever comes later")
  void update() {
    try (RawSocket ann = connects("/y/lobby/update");
        RawSocket bob = connects("/y/lobby/update")) {
      opens(ann);
      opens(bob);
      says(ann, "00 02 0c " + HI);
      assertArrayEquals(hex(HI), next(ann, ClientMessage.Update.class).update());
      assertArrayEquals(hex(HI), next(bob, ClientMessage.Update.class).update());
      try (RawSocket cat = connects("/y/lobby/update")) {
        says(cat, "00 00 01 00");
        assertArrayEquals(hex("00 00 03 01 01 02"), cat.readBinary());
        assertArrayEquals(hex(HI), next(cat, ClientMessage.StepTwo.class).update());
        says(cat, "00 00 03 01 01 02");
        assertArrayEquals(hex("00 00"), next(cat, ClientMessage.StepTwo.class).update());
      }
    }
  }

  @Test
  @DisplayName("what came before it is there is answered by y-sweet's own word")
  void probe() {
    try (RawSocket ann = connects("/y/lobby/probe")) {
      opens(ann);
      says(ann, "00 02 0c " + HI);
      says(ann, "66 01 05");
      assertArrayEquals(hex("05"), next(ann, ClientMessage.Probe.class).version());
      try (RawSocket bob = connects("/y/lobby/probe")) {
        assertArrayEquals(hex(HI), opens(bob));
      }
    }
  }

  @Test
  @DisplayName(
      "a cursor is its session's, the server says whose, and what is sent back is nobody's")
  void cursors() {
    try (RawSocket ann = connects("/y/lobby/cursors?name=Ada");
        RawSocket bob = connects("/y/lobby/cursors?name=Bob")) {
      says(ann, "00 00 01 00");
      says(ann, "01 06 01 07 01 02 7b 7d");
      CursorState anns = state(ann);
      assertEquals(7, anns.client());
      assertEquals("Ada", user(anns).getString("name"));
      says(bob, "00 00 01 00");
      says(bob, "01 06 01 08 01 02 7b 7d");
      assertEquals(7, state(bob).client());
      CursorState bobs = state(bob);
      assertEquals(8, bobs.client());
      assertEquals("Bob", user(bobs).getString("name"));
      assertEquals(bobs, state(ann));
      // as y-websocket sends back what it hears, and as somebody would who wants to be Bob
      says(ann, "01 06 01 08 02 02 7b 7d");
      says(ann, "01 06 01 07 02 02 7b 7d");
      assertEquals(7, state(bob).client());
    }
  }

  /** The next one that is shown; those of earlier tests may end meanwhile. */
  private static CursorState state(RawSocket socket) {
    while (true) {
      List<CursorState> states = Awareness.read(next(socket, ClientMessage.States.class).states());
      assertEquals(1, states.size());
      if (states.get(0).json().isPresent()) {
        return states.get(0);
      }
    }
  }

  private static JsonObject user(CursorState state) {
    return new JsonObject(state.json().orElseThrow()).getJsonObject("user");
  }

  @ParameterizedTest
  @CsvSource({
    "/y/lobby, 4404",
    "/y/, 4404",
    "/y/lobby/a/b, 4404",
    "/y/lobby/.., 4404",
    "/y/lobby/a%2Fb, 4404",
    "/y/lobby/notes?token=nobody.s.key.x, 4401",
    "/y/lobby/notes?token=guest:short, 4401"
  })
  @DisplayName("a name that no document has, and a token that is nobody's, never come again")
  void refused(String path, int code) {
    try (RawSocket socket = connects(path)) {
      assertEquals(code, socket.closeCode());
    }
  }

  @Test
  @DisplayName("a session's key proves its user in one more session, and the first one stays")
  void token() {
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    String token = ann.session() + "." + ann.welcome().getString("key");
    try (RawSocket editor = connects("/y/lobby/token?token=" + token)) {
      says(editor, "00 00 01 00");
      says(editor, "01 06 01 09 01 02 7b 7d");
      CursorState own = state(editor);
      assertEquals(ann.user(), user(own).getString("id"));
      assertEquals("Ann", user(own).getString("name"));
      ann.joins("lobby");
    }
  }

  @Test
  @DisplayName("a guest who brings nothing is the same one when his library comes again")
  void guest() {
    String first = guestOf(77, 1);
    assertEquals(first, guestOf(77, 2));
    assertFalse(first.equals(guestOf(78, 1)));
  }

  private static String guestOf(int client, int clock) {
    try (RawSocket socket = connects("/y/lobby/guest-" + client)) {
      says(socket, "00 00 01 00");
      says(socket, "01 06 01 %02x %02x 02 7b 7d".formatted(client, clock));
      return user(state(socket)).getString("id");
    }
  }

  @ParameterizedTest
  @CsvSource({"00 02 05 01 01 01 00 04, 4400", "00 00, 4400", "00 02 02 00, 4400"})
  @DisplayName("what cannot be read ends its sender alone, and nobody sees it")
  void malformed(String bytes, int code) {
    try (RawSocket ann = connects("/y/lobby/malformed");
        RawSocket bob = connects("/y/lobby/malformed")) {
      opens(ann);
      opens(bob);
      says(ann, bytes);
      assertEquals(code, ann.closeCode());
      says(bob, "66 01 01");
      assertArrayEquals(hex("66 01 01"), bob.readBinary());
    }
  }

  @Test
  @DisplayName("messages of a type that nobody knows are told so, and the client goes on")
  void unknown() {
    try (RawSocket ann = connects("/y/lobby/unknown")) {
      opens(ann);
      says(ann, "4d 01 02");
      byte[] denied = ann.readBinary();
      assertArrayEquals(hex("02 00"), Arrays.copyOf(denied, 2));
      says(ann, "66 01 01");
      assertArrayEquals(hex("66 01 01"), ann.readBinary());
    }
  }

  @Test
  @DisplayName("more than two MiB, and text, end the client that sent them, for good")
  void tooLarge() {
    try (RawSocket ann = connects("/y/lobby/large")) {
      opens(ann);
      ann.frame(BINARY, new byte[YjsEndpoints.FRAME_BYTES + 1]);
      assertEquals(4413, ann.closeCode());
    }
    try (RawSocket bob = connects("/y/lobby/large")) {
      bob.text("{}");
      assertEquals(1003, bob.closeCode());
    }
  }

  @Test
  @DisplayName("a megabyte of awareness is told to be too much, and nobody else hears it")
  void muchAwareness() {
    try (RawSocket ann = connects("/y/lobby/much");
        RawSocket bob = connects("/y/lobby/much")) {
      opens(ann);
      opens(bob);
      String json = "{\"a\":\"" + "x".repeat(1_000_000) + "\"}";
      CursorState much = new CursorState(7, 1, Optional.of(json));
      ann.frame(BINARY, ServerMessages.unnamed().awareness(List.of(much)));
      assertArrayEquals(hex("02 00"), Arrays.copyOf(ann.readBinary(), 2));
      says(bob, "66 01 01");
      assertArrayEquals(hex("66 01 01"), bob.readBinary());
    }
  }

  @Test
  @DisplayName("a flood of tiny updates is read slowly, all of it is kept, and others go on")
  void flood() {
    JsonObject limits = new JsonObject().put("commandsPerSecond", 400).put("commandsBurst", 50);
    try (Server strict = Server.installed(slow, new JsonObject().put("limits", limits));
        RawSocket ann = RawSocket.webSocket(strict.port(), "/y/lobby/flood");
        RawSocket bob = RawSocket.webSocket(strict.port(), "/y/lobby/flood")) {
      opens(ann);
      opens(bob);
      for (int clock = 0; clock < FLOOD; clock++) {
        ann.frame(BINARY, letter(clock));
      }
      says(bob, "66 01 01");
      next(bob, ClientMessage.Probe.class);
      says(ann, "66 01 02");
      next(ann, ClientMessage.Probe.class);
      try (RawSocket cat = RawSocket.webSocket(strict.port(), "/y/lobby/flood")) {
        says(cat, "00 00 01 00");
        byte[] vector = next(cat, ClientMessage.StepOne.class).vector();
        assertArrayEquals(new byte[] {1, 1, FLOOD}, vector);
      }
    }
  }

  /** One more "a" of client 1 in the root t, behind the others. */
  private static byte[] letter(int clock) {
    String struct = clock == 0 ? "04 01 01 74 01 61" : "84 01 %02x 01 61".formatted(clock - 1);
    byte[] update = hex("01 01 01 %02x %s 00".formatted(clock, struct));
    return ServerMessages.unnamed().update(update);
  }
}

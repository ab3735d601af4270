package chat.parley.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.delivery.ByReference;
import chat.parley.delivery.ChatProxy;
import chat.parley.document.DocumentCommand;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.YjsEditors;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People behind the unmodified libraries of y-websocket 3 and 2 and of Hocuspocus write together.
 */
class YjsProvidersTest {
  private static final String NOBODY = "-";
  private static final int EDITS = 120;
  private static final int PASTED = 1_500_000;

  @TempDir private static Path data;
  private static Server server;
  private static YjsEditors editors;

  @BeforeAll
  static void start() {
    server = Server.start(data);
    editors = new YjsEditors();
  }

  @AfterAll
  static void stop() {
    editors.close();
    server.close();
  }

  private static void opens(String name, String kind, String document, String token) {
    editors.open(name, kind, server.port(), document, token);
  }

  private static void synced(String... names) {
    List.of(names).forEach(name -> editors.asks("synced", name));
  }

  private static String token(Person person) {
    return person.session() + "." + person.welcome().getString("key");
  }

  @Test
  @DisplayName("who types at random by three libraries has the same text as everybody else")
  void together() {
    List<String> kinds = List.of("y3", "y2", "hocuspocus", "hocuspocus", "hocuspocus2");
    List<String> names = List.of("ann", "bob", "cat", "dan", "eve");
    for (int n = 0; n < names.size(); n++) {
      opens(names.get(n), kinds.get(n), "lobby/together", "guest:the-secret-of-" + names.get(n));
    }
    synced(names.toArray(String[]::new));
    List<Integer> typing = names.stream().map(name -> editors.begins("type", name, EDITS)).toList();
    typing.forEach(editors::answer);
    List.of("cat", "dan", "eve").forEach(name -> editors.asks("saved", name));
    String text = editors.agree(names);
    assertTrue(text.length() > EDITS, text);
    opens("late", "y3", "lobby/together", NOBODY);
    synced("late");
    assertEquals(text, editors.agree(List.of("ann", "late")));
  }

  @Test
  @DisplayName("a megabyte and more that was pasted offline comes in whole, and goes out in parts")
  void offline() {
    opens("ola", "y3", "lobby/offline", NOBODY);
    opens("pia", "hocuspocus", "lobby/offline", NOBODY);
    synced("ola", "pia");
    editors.asks("offline", "ola");
    editors.asks("paste", "ola", PASTED);
    editors.asks("write", "pia", "meanwhile");
    editors.asks("online", "ola");
    editors.asks("sees", "ola", "meanwhile");
    Await.until("all of it", () -> editors.text("pia").length() > PASTED);
    opens("late2", "y2", "lobby/offline", NOBODY);
    synced("late2");
    assertEquals(PASTED + "meanwhile".length(), editors.text("late2").length());
  }

  @Test
  @DisplayName("cursors bear the names that the server knows, and end with who showed them")
  void cursors() {
    Person zoe = Person.comes(JdkWebSocket.CARRIER, server.port(), "Zoe");
    opens("zoe", "y3", "lobby/cursors", token(zoe));
    opens("yan", "hocuspocus", "lobby/cursors", "guest:the-secret-of-yan");
    synced("zoe", "yan");
    String client = editors.asks("client", "zoe");
    editors.asks("show", "zoe", "{\"name\":\"The Queen\",\"id\":\"g-0\"}");
    JsonObject user = new JsonObject(editors.asks("meets", "yan", client));
    assertEquals("Zoe", user.getString("name"));
    assertEquals(zoe.user(), user.getString("id"));
    zoe.joins("lobby");
    editors.asks("leave", "zoe");
    editors.asks("misses", "yan", client);
  }

  @Test
  @DisplayName(
      "a token that is nobody's is refused by both wires, and not tried again by the first")
  void refused() {
    opens("eva", "y3", "lobby/refused", "no.key");
    opens("eli", "hocuspocus", "lobby/refused", "no.key");
    opens("ely", "hocuspocus", "no-slash", NOBODY);
    assertTrue(editors.awaits("eva closed").startsWith("eva closed 4401"));
    assertEquals("eli refused The token is none of ours.", editors.awaits("eli refused"));
    editors.awaits("ely refused A document is called <room>/<name>");
  }

  @Test
  @DisplayName(
      "what an application says beside the text reaches the others, and only of its document")
  void stateless() {
    opens("sam", "hocuspocus", "lobby/stateless", "guest:the-secret-of-sam");
    opens("sue", "hocuspocus", "lobby/stateless", "guest:the-secret-of-sue");
    opens("sal", "hocuspocus", "lobby/other", "guest:the-secret-of-sal");
    synced("sam", "sue", "sal");
    editors.asks("stateless", "sam", "{\"saved\": true}");
    assertEquals("sue stateless {\"saved\": true}", editors.awaits("sue stateless"));
    assertFalse(editors.printed("sal stateless") || editors.printed("sam stateless"));
  }

  @Test
  @DisplayName("a reader is told so by both wires and changes nothing, until he may")
  void readers() {
    opens("rob", "y3", "readers/notes", "guest:the-secret-of-rob");
    synced("rob");
    editors.asks("write", "rob", "rob's ");
    opens("ros", "hocuspocus", "readers/notes", "guest:the-secret-of-ros");
    synced("ros");
    editors.asks("sees", "ros", "rob's");
    permit(false);
    editors.awaits("ros may readonly");
    editors.awaits("warned Permission denied");
    editors.asks("write", "rob", "one");
    editors.asks("write", "ros", "two");
    opens("rex", "hocuspocus", "readers/notes", "guest:the-secret-of-rex");
    editors.awaits("rex may readonly");
    synced("rex");
    assertEquals("rob's ", editors.text("rex"));
    assertEquals("1", editors.asks("unsaved", "ros"));
    permit(true);
    editors.asks("saved", "ros");
    editors.asks("sees", "rex", "one");
    editors.asks("sees", "rex", "two");
    editors.agree(List.of("rob", "ros", "rex"));
  }

  /** In the room of readers. */
  private static void permit(boolean all) {
    Sender service = Sender.service(new User("test", "test", false));
    DocumentCommand permit =
        new DocumentCommand.Permit((who, room) -> all || !room.equals("readers"));
    Await.result(
        server
            .vertx()
            .eventBus()
            .request(
                ChatProxy.ADDRESS, new ChatProxy.Request(service, permit, ""), ByReference.LOCAL));
  }
}

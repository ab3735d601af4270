package chat.parley.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which kinds of entries may be written, by what the other nodes have said of themselves. */
class NodeListTest {
  private final NodeList nodes = new NodeList(1_000);

  private static JsonObject beat() {
    return NodeWire.spelled(
        new NodeMessage.Beat("b", 1, ProxyAddress.NONE, Set.of("message", "edit")));
  }

  private void hears(JsonObject beat) {
    nodes.heard((NodeMessage.Beat) NodeWire.read(beat).orElseThrow(), 0);
  }

  @Test
  @DisplayName("a node that does not say which kinds it knows is one of the release before")
  void silentAboutKinds() {
    hears(beat());
    assertTrue(nodes.know("edit"));
    JsonObject earlier = beat();
    earlier.remove("kinds");
    hears(earlier);
    assertFalse(nodes.know("edit"));
    assertTrue(nodes.know("message"));
  }

  @Test
  @DisplayName("a node that writes and has not been heard yet is waited for")
  void unheard() {
    nodes.writing(Set.of("b"));
    assertFalse(nodes.know("edit"));
    hears(beat());
    assertTrue(nodes.know("edit"));
  }

  @Test
  @DisplayName("a node that died keeps nobody from editing while the store still counts it")
  void dead() {
    hears(beat());
    nodes.writing(Set.of("b"));
    nodes.remove("b");
    assertTrue(nodes.know("edit"));
    nodes.writing(Set.of());
    nodes.writing(Set.of("b"));
    assertFalse(nodes.know("edit"));
  }
}

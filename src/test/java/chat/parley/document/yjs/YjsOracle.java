package chat.parley.document.yjs;

import chat.parley.support.Node;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Yjs in Node: what it makes of things is right. */
final class YjsOracle implements AutoCloseable {
  private final Node node = Node.run("yjs-oracle.cjs");

  /**
   * What several people did, as a seed decides.
   *
   * @param updates in the order they were made
   * @param some of them, merged by Yjs, with holes
   * @param half what one of them had half way
   * @param halfVector what it says that it has
   * @param content at the end
   * @param size of the whole document as one update of Yjs
   */
  record History(
      List<byte[]> updates,
      byte[] some,
      byte[] half,
      byte[] halfVector,
      JsonObject content,
      byte[] vector,
      int size) {}

  /** What Yjs has after loading something. */
  record Loaded(JsonObject content, boolean pending, byte[] vector, int size) {}

  History history(long seed) {
    node.types(new JsonObject().put("history", seed).encode());
    JsonObject history = answer("history ");
    JsonObject half = history.getJsonObject("half");
    return new History(
        history.getJsonArray("updates").stream().map(update -> bytes((String) update)).toList(),
        bytes(history.getString("some")),
        bytes(half.getString("update")),
        bytes(half.getString("vector")),
        history.getJsonObject("content"),
        bytes(history.getString("vector")),
        history.getInteger("size"));
  }

  Loaded loads(byte[]... updates) {
    JsonArray load = new JsonArray();
    Arrays.stream(updates).forEach(update -> load.add(text(update)));
    node.types(new JsonObject().put("load", load).encode());
    JsonObject loaded = answer("loaded ");
    if (loaded.containsKey("error")) {
      throw new AssertionError(loaded.getString("error"));
    }
    return new Loaded(
        loaded.getJsonObject("content"),
        loaded.getBoolean("pending"),
        bytes(loaded.getString("vector")),
        loaded.getInteger("size"));
  }

  /** Something that was changed at random, and what it became here together with the rest. */
  record Mutant(byte[] update, byte[] merged) {}

  /** What Yjs finds wrong with each; empty where nothing is. */
  List<String> tries(byte[] on, List<Mutant> mutants) {
    JsonArray pairs = new JsonArray();
    mutants.forEach(
        mutant -> pairs.add(new JsonArray().add(text(mutant.update)).add(text(mutant.merged))));
    node.types(new JsonObject().put("on", text(on)).put("mutants", pairs).encode());
    return new JsonArray(node.prints("tried ").substring("tried ".length()))
        .stream().map(String.class::cast).toList();
  }

  private JsonObject answer(String beginning) {
    return new JsonObject(node.prints(beginning).substring(beginning.length()));
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }

  @Override
  public void close() {
    node.close();
  }
}

package chat.parley.bench.document;

import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.StateVector;
import chat.parley.document.yjs.Update;
import chat.parley.document.yjs.UpdateSet;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A document of a hundred editors and 1.1 MB of text, as yjs has made it. */
record LargeDocument(List<byte[]> updates, UpdateSet all) {
  private static final String LETTERS = "1100000";

  static LargeDocument make() throws IOException, InterruptedException {
    Path file = Path.of("target", "bench-document");
    Process node =
        new ProcessBuilder("node", "src/bench/js/yjs-document.cjs", file.toString(), LETTERS)
            .inheritIO()
            .start();
    if (node.waitFor() != 0) {
      throw new IOException("there is no document");
    }
    Buffer bytes = Buffer.buffer(Files.readAllBytes(file));
    List<byte[]> updates = new ArrayList<>();
    UpdateSet all = new UpdateSet();
    for (int at = 0; at < bytes.length(); ) {
      int length = bytes.getInt(at);
      byte[] update = bytes.getBytes(at + 4, at + 4 + length);
      updates.add(update);
      all.add(Update.read(update, Bounds.DEFAULT));
      at += 4 + length;
    }
    return new LargeDocument(updates, all);
  }

  /** Whether somebody has all that was written. */
  boolean in(UpdateSet set) {
    StateVector vector = set.vector();
    StateVector wanted = all.vector();
    return wanted.clients().stream()
        .allMatch(client -> vector.clock(client) >= wanted.clock(client));
  }
}

package chat.parley.transport.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.wire.StrictJson;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A body that is one JSON list of items. */
final class ListEntries implements Entries {
  /** It is read within one turn. */
  private static final int MOST_BYTES = 512 * 1024;

  /** So many at most stand before it. */
  private static final int BLANK_BYTES = 4 * 1024;

  private static final Pattern BEGINNING = Pattern.compile("\\uFEFF?\\s*+\\[");
  private static final String ITEMS = "items";

  private final Iterator<?> items;
  private int index;

  /**
   * @throws Refusal when it is no list
   */
  ListEntries(Buffer body, boolean packed) {
    Map<String, Object> read = StrictJson.object("{\"" + ITEMS + "\":" + text(body, packed) + "}");
    if (read.size() != 1 || !(read.get(ITEMS) instanceof List<?> list)) {
      throw new Refusal(Problem.BAD_REQUEST.refused("A body holds a list, or an item a line."));
    }
    this.items = list.iterator();
  }

  private static String text(Buffer body, boolean packed) {
    try (InputStream bytes = Lines.stream(body, packed)) {
      byte[] read = bytes.readNBytes(MOST_BYTES + 1);
      if (read.length > MOST_BYTES) {
        throw Lines.tooMuch(MOST_BYTES);
      }
      return Utf8.text(read, read.length, true)
          .orElseThrow(() -> new Refusal(Problem.BAD_REQUEST.refused(Utf8.FAULT)));
    } catch (IOException malformed) {
      throw Lines.unpackable();
    }
  }

  /** Whether a body begins as a list does. */
  static boolean begins(Buffer body, boolean packed) {
    try (InputStream bytes = Lines.stream(body, packed)) {
      String beginning = new String(bytes.readNBytes(BLANK_BYTES), StandardCharsets.UTF_8);
      return BEGINNING.matcher(beginning).lookingAt();
    } catch (IOException malformed) {
      throw Lines.unpackable();
    }
  }

  @Override
  public void turn() {}

  @Override
  public Optional<Entry> next() {
    return items.hasNext()
        ? Optional.of(new Entry(++index, Collections.singletonList(items.next()), ""))
        : Optional.empty();
  }

  @Override
  public boolean ended() {
    return !items.hasNext();
  }

  @Override
  public void close() {}
}

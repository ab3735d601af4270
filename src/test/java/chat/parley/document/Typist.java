package chat.parley.document;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Types at the end of what he has typed himself, as the smallest client of Yjs. */
public final class Typist {
  private static final String ROOT = "content";

  private final long client;
  private int clock;

  /**
   * @param client his id in Yjs
   */
  public Typist(long client) {
    this.client = client;
  }

  public long client() {
    return client;
  }

  /** The update of what he types now. */
  public byte[] types(String text) {
    Buffer update = Buffer.buffer();
    number(update, 1);
    number(update, 1);
    number(update, client);
    number(update, clock);
    if (clock == 0) {
      update.appendByte((byte) 4);
      number(update, 1);
      string(update, ROOT);
    } else {
      update.appendByte((byte) 0x84);
      number(update, client);
      number(update, clock - 1);
    }
    string(update, text);
    number(update, 0);
    clock += text.length();
    return update.getBytes();
  }

  /** The update that takes away so many of the first letters he has typed. */
  public byte[] deletes(int letters) {
    Buffer update = Buffer.buffer();
    number(update, 0);
    number(update, 1);
    number(update, client);
    number(update, 1);
    number(update, 0);
    number(update, letters);
    return update.getBytes();
  }

  private static void string(Buffer update, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(update, bytes.length);
    update.appendBytes(bytes);
  }

  static void number(Buffer update, long number) {
    long rest = number;
    while (rest >= 0x80) {
      update.appendByte((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    update.appendByte((byte) rest);
  }

  /** As chat.v1 spells bytes. */
  public static JsonObject spelled(byte[] bytes) {
    return new JsonObject().put("$base64", Base64.getEncoder().encodeToString(bytes));
  }

  public static byte[] bytes(JsonObject spelled) {
    return Base64.getDecoder().decode(spelled.getString("$base64"));
  }
}

package chat.parley.bench.document;

import io.vertx.core.buffer.Buffer;

/** Whose letters an update brings: it reads no more of an update than plain typing makes. */
final class Letters {
  private static final int TEXT = 4;
  private static final int PARENT_KEY = 0x20;
  private static final int RIGHT = 0x40;
  private static final int LEFT = 0x80;

  private Letters() {}

  /** Is told of each run of letters. */
  interface Seen {
    void run(long client, long from, long upTo);
  }

  static void read(byte[] update, Seen seen) {
    Bytes bytes = new Bytes(Buffer.buffer(update));
    for (long clients = bytes.number(); clients > 0; clients--) {
      long structs = bytes.number();
      long client = bytes.number();
      long clock = bytes.number();
      for (; structs > 0; structs--) {
        int info = bytes.octet();
        long length = (info & 0x1f) == TEXT ? text(bytes, info) : bytes.number();
        seen.run(client, clock, clock + length);
        clock += length;
      }
    }
  }

  private static long text(Bytes bytes, int info) {
    if ((info & LEFT) != 0) {
      bytes.number();
      bytes.number();
    }
    if ((info & RIGHT) != 0) {
      bytes.number();
      bytes.number();
    }
    if ((info & (LEFT | RIGHT)) == 0) {
      parent(bytes, info);
    }
    return bytes.text().length();
  }

  private static void parent(Bytes bytes, int info) {
    if (bytes.number() == 1) {
      bytes.text();
    } else {
      bytes.number();
      bytes.number();
    }
    if ((info & PARENT_KEY) != 0) {
      bytes.text();
    }
  }
}

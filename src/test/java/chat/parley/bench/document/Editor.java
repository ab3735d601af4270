package chat.parley.bench.document;

import chat.parley.document.Typist;
import java.util.concurrent.atomic.AtomicLongArray;

/** Types one letter after the other, and remembers when. */
final class Editor {
  static final int MOST = 10_000;

  private final Typist typist;
  private final AtomicLongArray sent = new AtomicLongArray(MOST);
  private int typed;
  private volatile long seen;

  Editor(long client) {
    this.typist = new Typist(client);
  }

  /** On one thread. */
  byte[] types() {
    sent.set(typed, System.nanoTime());
    return typist.types(String.valueOf((char) ('a' + typed++ % 26)));
  }

  /** When a letter was typed. */
  long sent(long clock) {
    return sent.get((int) clock);
  }

  /** Another one has it on his screen up to here; from many threads. */
  synchronized void seen(long upTo) {
    seen = Math.max(seen, upTo);
  }

  long seen() {
    return seen;
  }
}

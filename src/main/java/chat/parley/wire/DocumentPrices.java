package chat.parley.wire;

import chat.parley.pace.Price;
import chat.parley.protocol.Weight;

/** What is paid for documents, on whichever wire. */
public final class DocumentPrices {
  /** A document is looked for, read, and its room entered. */
  public static final Price OPEN = new Price(2, 0, 0);

  /** Somebody moves: as often as he types, beside what he types. */
  public static final Price CURSORS = new Price(0.5, 0, 0);

  private DocumentPrices() {}

  /** An update is no message: whoever types sends ten in a second. What it takes is paid for. */
  public static Price update(int bytes) {
    return new Price(1, 0, Weight.ENVELOPE + bytes);
  }
}

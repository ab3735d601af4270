package chat.parley.document.yjs;

/** One unit of a document: the client that wrote it, and its number among all units of it. */
record Id(long client, int clock) {
  /** No client has a negative id. */
  static final Id NONE = new Id(-1, 0);

  boolean there() {
    return client >= 0;
  }

  /** As equals, which Java makes for records and which is slow until it is compiled. */
  boolean is(Id other) {
    return clock == other.clock && client == other.client;
  }

  Id plus(int units) {
    return new Id(client, clock + units);
  }
}

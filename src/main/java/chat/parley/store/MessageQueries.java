package chat.parley.store;

/** What is asked of the messages of a room, with what each database puts for its parameters. */
record MessageQueries(
    String after,
    String before,
    String one,
    String replies,
    String repliesBefore,
    String pinned,
    String versions) {

  /** SQLite's parameters have no numbers. */
  static final MessageQueries SQLITE = of("?", "?", "?", "?");

  static final MessageQueries POSTGRESQL = of("$1", "$2", "$3", "$4");

  /** Room first; then a seq, a bound, and how many. */
  private static MessageQueries of(String room, String second, String third, String fourth) {
    String here = " WHERE e.room = (SELECT id FROM room WHERE name = " + room + ")";
    String messages = "SELECT " + NowRows.COLUMNS + " FROM" + NowRows.TABLES + here;
    String said = messages + " AND e.kind = 'message'";
    String thread = messages + " AND e.root = " + second;
    return new MessageQueries(
        said
            + " AND e.seq > "
            + second
            + " AND e.pos <= "
            + third
            + " ORDER BY e.seq LIMIT "
            + fourth,
        said
            + " AND e.seq < "
            + second
            + " AND e.pos <= "
            + third
            + " ORDER BY e.seq DESC LIMIT "
            + fourth,
        messages + " AND e.seq = " + second,
        thread + " AND e.seq > " + third + " ORDER BY e.seq LIMIT " + fourth,
        thread + " AND e.seq < " + third + " ORDER BY e.seq DESC LIMIT " + fourth,
        messages + " AND s.pinned IS NOT NULL ORDER BY s.pinned DESC LIMIT " + second,
        "SELECT coalesce(e.number, 0), e.text, e.format, e.data, e.attributes, e.ts FROM entry e"
            + here
            + " AND (e.seq = "
            + second
            + " OR e.target = "
            + third
            + " AND e.kind IN ('edited', 'appended')) ORDER BY e.pos");
  }
}

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
  static final MessageQueries SQLITE = of("?", "?", "?", "?", " INDEXED BY entry_by_target");

  static final MessageQueries POSTGRESQL = of("$1", "$2", "$3", "$4", "");

  /**
   * Room first; then a seq, a bound, and how many.
   *
   * @param byTarget SQLite would go through the whole room, which it takes for short
   */
  private static MessageQueries of(
      String room, String second, String third, String fourth, String byTarget) {
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
        "SELECT "
            + NowRows.COLUMNS
            + " FROM message_state p CROSS JOIN"
            + NowRows.TABLES
            + " WHERE p.room = (SELECT id FROM room WHERE name = "
            + room
            + ") AND p.pinned IS NOT NULL AND e.room = p.room AND e.seq = p.seq"
            + " ORDER BY p.pinned DESC LIMIT "
            + second,
        version("", here + " AND e.seq = " + second)
            + " UNION ALL "
            + version(byTarget, here.replace(room, third) + " AND e.target = " + fourth)
            + " AND e.kind IN ('edited', 'appended') ORDER BY pos DESC");
  }

  private static String version(String index, String where) {
    return "SELECT coalesce(e.number, 0), e.text, e.format, e.data, e.attributes, e.ts, e.pos AS pos"
        + " FROM entry e"
        + index
        + where;
  }
}

package chat.parley.store;

/** What is asked of the messages of a room, with what each database puts for its parameters. */
record MessageQueries(
    String after,
    String before,
    String since,
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
        room.equals("?") ? since("?1", "?2") : since(room, second),
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

  /**
   * In a room time does not go backwards: a search by halves, of places that the index has. It
   * begins behind what the room no longer keeps.
   */
  static String since(String room, String ts) {
    String here = "(SELECT id FROM room WHERE name = " + room + ")";
    return "WITH RECURSIVE half (low, high) AS (SELECT r.horizon_seq + 1, r.seq + 1 FROM room r"
        + " WHERE r.id = "
        + here
        + " UNION ALL SELECT CASE WHEN e.ts < "
        + ts
        + " THEN e.seq + 1 ELSE h.low END, CASE WHEN e.ts < "
        + ts
        + " THEN h.high ELSE e.seq END FROM half h JOIN entry e ON e.room = "
        + here
        + " AND e.seq = (h.low + h.high) / 2 WHERE h.low < h.high) SELECT max(low) FROM half";
  }

  private static String version(String index, String where) {
    return "SELECT coalesce(e.number, 0), e.text, e.format, e.data, e.attributes, e.ts, e.pos AS pos"
        + " FROM entry e"
        + index
        + where;
  }
}

package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.ThreadLine;
import chat.parley.message.inbox.ThreadStand;
import chat.parley.message.inbox.Unread;

/** What is asked of the threads that people follow, alike in both databases. */
record ThreadQueries(String stand, String follow, String read, String followed) {
  /** Of a thread so many of the newest replies are looked at. */
  private static final int LOOKED_AT = Unread.MOST;

  /** Person, room, and a message of the thread: $1, $2, $3. */
  private static final String THREAD =
      " FROM room r JOIN entry m ON m.room = r.id AND m.seq = $3"
          + " LEFT JOIN entry l ON l.room = r.id AND l.seq = (SELECT max(a.seq) FROM entry a"
          + " WHERE a.room = r.id AND a.root = coalesce(m.root, m.seq))";

  private static final String READ =
      "CASE WHEN coalesce(t.read, 0) > coalesce(c.read, 0) THEN t.read ELSE coalesce(c.read, 0) END";

  /** Replies of others that were not deleted; x is the thread. */
  private static final String UNREAD =
      "(SELECT count(*) FROM (SELECT e.seq, e.sender FROM entry e"
          + " WHERE e.room = x.room AND e.root = x.root AND e.seq > x.read"
          + " ORDER BY e.seq DESC LIMIT "
          + LOOKED_AT
          + ") u WHERE u.sender <> $1 AND NOT EXISTS (SELECT 1 FROM message_state d"
          + " WHERE d.room = x.room AND d.seq = u.seq AND d.deleted IS NOT NULL)";

  private static final String MENTIONED =
      " AND EXISTS (SELECT 1 FROM mention n"
          + " WHERE n.room = x.room AND n.person IN ($1, '*') AND n.seq = u.seq)";

  private static final String COUNTED =
      "SELECT x.name, x.root, x.changes, x.follow, x.read, x.last,"
          + " CASE WHEN x.follow THEN "
          + UNREAD
          + ") ELSE 0 END, CASE WHEN x.follow THEN "
          + UNREAD
          + MENTIONED
          + ") ELSE 0 END";

  private static final String STAND =
      COUNTED
          + " FROM (SELECT r.id AS room, r.name, coalesce(m.root, m.seq) AS root,"
          + " coalesce(t.changes, 0) AS changes, t.follow, "
          + READ
          + " AS read, coalesce(l.seq, 0) AS last"
          + THREAD
          + " LEFT JOIN thread t"
          + " ON t.person = $1 AND t.room = r.id AND t.root = coalesce(m.root, m.seq)"
          + " LEFT JOIN conversation c ON c.person = $1 AND c.room = r.name"
          + " WHERE r.name = $2) x";

  private static final String FOLLOW =
      "INSERT INTO thread (person, room, root, follow, read, changes, ts)"
          + " SELECT CAST($1 AS text), r.id, coalesce(m.root, m.seq), CAST($4 AS boolean),"
          + " coalesce(l.seq, m.root, m.seq), 1, CAST($5 AS bigint)"
          + THREAD
          + " WHERE r.name = $2 ON CONFLICT (person, room, root) DO UPDATE"
          + " SET follow = excluded.follow, changes = thread.changes + 1, ts = excluded.ts,"
          + " read = CASE WHEN excluded.follow AND excluded.read > thread.read"
          + " THEN excluded.read ELSE thread.read END"
          + " WHERE thread.follow <> excluded.follow";

  private static final String MOVE =
      "UPDATE thread SET read = x.read, changes = thread.changes + 1, ts = $5"
          + " FROM (SELECT r.id AS room, coalesce(m.root, m.seq) AS root,"
          + " CASE WHEN l.seq > $4 THEN $4 ELSE coalesce(l.seq, 0) END AS read"
          + THREAD
          + " WHERE r.name = $2) x WHERE thread.person = $1 AND thread.room = x.room"
          + " AND thread.root = x.root AND thread.read < x.read";

  /** Person, whether only unread ones, the place behind which they begin, how many. */
  private static final String FOLLOWED =
      COUNTED
          + ", x.ts, coalesce(e.sender, ''), coalesce(e.name, ''), coalesce(e.guest, 1 = 1),"
          + " substr(coalesce(d.text, e.text, ''), 1, "
          + Line.TEXT
          + "), x.deleted OR e.seq IS NULL FROM (SELECT t.room, r.name, t.root, t.changes, t.follow, "
          + READ
          + " AS read, l.seq AS last, s.edited, s.deleted IS NOT NULL AS deleted, l.ts"
          + " FROM thread t JOIN room r ON r.id = t.room"
          + " LEFT JOIN message_state s ON s.room = t.room AND s.seq = t.root"
          + " JOIN entry l ON l.room = t.room AND l.seq ="
          + " (SELECT max(a.seq) FROM entry a WHERE a.room = t.room AND a.root = t.root)"
          + " LEFT JOIN conversation c ON c.person = $1 AND c.room = r.name"
          + " WHERE t.person = $1 AND t.follow AND (l.ts, r.name, t.root) < ($3, $4, $5)"
          + " AND (NOT $2 OR l.seq > "
          + READ
          + ") ORDER BY l.ts DESC, r.name DESC, t.root DESC LIMIT $6) x"
          + " LEFT JOIN entry e ON e.room = x.room AND e.seq = x.root"
          + " LEFT JOIN entry d ON d.room = x.room AND d.pos = x.edited"
          + " ORDER BY x.ts DESC, x.name DESC, x.root DESC";

  static final ThreadQueries POSTGRESQL = new ThreadQueries(STAND, FOLLOW, MOVE, FOLLOWED);

  static final ThreadQueries SQLITE =
      new ThreadQueries(numbered(STAND), numbered(FOLLOW), numbered(MOVE), numbered(FOLLOWED));

  private static String numbered(String sql) {
    return sql.replace('$', '?');
  }

  static ThreadStand stand(StoredRow row) {
    return new ThreadStand(
        row.present(0),
        row.count(1),
        row.count(2),
        row.flag(3),
        row.count(4),
        row.count(5),
        new Unread((int) row.count(6), (int) row.count(7)));
  }

  static ThreadLine line(StoredRow row) {
    boolean deleted = row.flag(13);
    return new ThreadLine(
        stand(row),
        row.count(8),
        new User(row.present(9), row.present(10), row.flag(11)),
        deleted ? "" : row.present(12),
        deleted);
  }
}

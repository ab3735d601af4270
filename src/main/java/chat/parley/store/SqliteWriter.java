package chat.parley.store;

import chat.parley.room.DirectRoom;
import chat.parley.room.Draft;
import chat.parley.room.Message;
import chat.parley.room.MessageStore.Outcome;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The one thread that writes. Whatever waits when a commit ends goes into the next one, so that the
 * price of reaching the disk is shared by all who pay it at the same time.
 */
final class SqliteWriter implements Runnable {
  private static final int APPENDS_PER_COMMIT = 256;
  private static final Append END = new Append("", List.of(), outcomes -> {}, cause -> {});

  private final Connection connection;
  private final String epoch;
  private final BlockingQueue<Append> queue = new LinkedBlockingQueue<>();
  private final PreparedStatement create;
  private final PreparedStatement head;
  private final PreparedStatement insert;
  private final PreparedStatement existing;
  private final PreparedStatement advance;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A batch of one room, and what to do with its outcome; both are called on the writer's thread.
   */
  record Append(
      String room,
      List<Draft> drafts,
      Consumer<List<Outcome>> committed,
      Consumer<Throwable> failed) {}

  SqliteWriter(Connection connection, String epoch) throws SQLException {
    this.connection = connection;
    this.epoch = epoch;
    connection.setAutoCommit(false);
    create =
        connection.prepareStatement(
            "INSERT INTO room (name, pos, seq, ts, first_user, second_user)"
                + " VALUES (?, 0, 0, 0, ?, ?) ON CONFLICT (name) DO NOTHING");
    head = connection.prepareStatement("SELECT id, pos, seq FROM room WHERE name = ?");
    insert =
        connection.prepareStatement(
            "INSERT INTO entry (room, pos, kind, seq, sender, name, guest, cid, ts, text, format,"
                + " data, reply) VALUES (?, ?, 'message', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (sender, cid) DO NOTHING");
    existing =
        connection.prepareStatement(
            "SELECT "
                + SqliteRows.COLUMNS
                + ", r.name FROM entry e JOIN room r ON r.id = e.room"
                + " WHERE e.sender = ? AND e.cid = ?");
    advance = connection.prepareStatement("UPDATE room SET pos = ?, seq = ?, ts = ? WHERE id = ?");
    thread = new Thread(this, "parley-store-writer");
    thread.start();
  }

  void append(Append append) {
    if (closed) {
      append.failed().accept(new IllegalStateException("the store is closed"));
    } else {
      queue.add(append);
    }
  }

  @Override
  public void run() {
    List<Append> batch = new ArrayList<>();
    try {
      while (true) {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, APPENDS_PER_COMMIT - 1);
        boolean last = batch.remove(END);
        commit(batch);
        if (last) {
          return;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Append> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      List<List<Outcome>> outcomes = new ArrayList<>();
      for (Append append : batch) {
        outcomes.add(write(append));
      }
      connection.commit();
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).committed().accept(outcomes.get(i));
      }
    } catch (SQLException | RuntimeException cause) {
      rollback(cause);
      retrySingly(batch, cause);
    }
  }

  /** One append that cannot be stored must not take the others with it. */
  private void retrySingly(List<Append> batch, Exception cause) {
    if (batch.size() == 1) {
      batch.get(0).failed().accept(cause);
    } else {
      batch.forEach(append -> commit(List.of(append)));
    }
  }

  private void rollback(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      cause.addSuppressed(second);
    }
  }

  private List<Outcome> write(Append append) throws SQLException {
    Line line = open(append.room());
    long end = line.pos;
    List<Outcome> outcomes = new ArrayList<>();
    for (Draft draft : append.drafts()) {
      if (insert(line, draft)) {
        line.pos++;
        line.seq++;
        line.ts = draft.ts();
        outcomes.add(
            new Outcome.Stored(Message.of(append.room(), epoch, line.seq, line.pos, draft)));
      } else {
        outcomes.add(repeated(append.room(), draft));
      }
    }
    if (line.pos > end) {
      advance.setLong(1, line.pos);
      advance.setLong(2, line.seq);
      advance.setLong(3, line.ts);
      advance.setLong(4, line.id);
      advance.executeUpdate();
    }
    return outcomes;
  }

  /** Where a room's log ends while a batch is written. */
  private static final class Line {
    private long id;
    private long pos;
    private long seq;
    private long ts;
  }

  private Line open(String room) throws SQLException {
    head.setString(1, room);
    try (ResultSet row = head.executeQuery()) {
      if (row.next()) {
        Line line = new Line();
        line.id = row.getLong(1);
        line.pos = row.getLong(2);
        line.seq = row.getLong(3);
        return line;
      }
    }
    create.setString(1, room);
    create.setString(2, DirectRoom.named(room).map(DirectRoom::first).orElse(null));
    create.setString(3, DirectRoom.named(room).map(DirectRoom::second).orElse(null));
    create.executeUpdate();
    return open(room);
  }

  private boolean insert(Line line, Draft draft) throws SQLException {
    insert.setLong(1, line.id);
    insert.setLong(2, line.pos + 1);
    insert.setLong(3, line.seq + 1);
    insert.setString(4, draft.from().id());
    insert.setString(5, draft.from().name());
    insert.setBoolean(6, draft.from().guest());
    insert.setString(7, draft.cid());
    insert.setLong(8, draft.ts());
    insert.setString(9, draft.body().text());
    insert.setString(10, draft.body().format().name());
    insert.setString(
        11, draft.body().data().isEmpty() ? null : new JsonObject(draft.body().data()).encode());
    if (draft.reply().isPresent()) {
      insert.setLong(12, draft.reply().getAsLong());
    } else {
      insert.setNull(12, Types.INTEGER);
    }
    return insert.executeUpdate() == 1;
  }

  private Outcome repeated(String room, Draft draft) throws SQLException {
    existing.setString(1, draft.from().id());
    existing.setString(2, draft.cid());
    try (ResultSet row = existing.executeQuery()) {
      row.next();
      Message message = SqliteRows.message(row, row.getString(12), epoch);
      return message.says(room, draft) ? new Outcome.Duplicate(message) : new Outcome.Reused();
    }
  }

  /** Waits until everything queued before is committed. */
  void close() throws SQLException, InterruptedException {
    closed = true;
    queue.add(END);
    thread.join();
    connection.close();
  }
}

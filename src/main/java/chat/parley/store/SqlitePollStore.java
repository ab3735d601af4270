package chat.parley.store;

import chat.parley.board.Poll;
import chat.parley.board.PollName;
import chat.parley.board.PollStore;
import chat.parley.board.StoredPoll;
import chat.parley.board.Vote;
import chat.parley.board.Votes;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Polls in the embedded database. */
final class SqlitePollStore implements PollStore {
  private static final String CLOSE =
      "UPDATE poll SET closed_at = $3, ends = $3, rev = rev + 1 WHERE closed_at IS NULL"
          + " AND id = (SELECT p.id"
          + PollRows.OF
          + ")";

  private static final String REMOVE_VOTES = "DELETE FROM poll_vote WHERE poll" + PollRows.ASKED;
  private static final String FORGET_VOTES = "DELETE FROM poll_vote WHERE poll" + PollRows.UNASKED;

  private final SqliteDatabase database;

  SqlitePollStore(SqliteDatabase database) {
    this.database = database;
  }

  /** Something that is done. */
  private interface Turn<T> {
    T with(SqliteDocuments rows) throws SQLException;
  }

  private <T> Future<T> write(int rows, Turn<T> turn) {
    return database.write(writer -> turn.with(new SqliteDocuments(writer.writing(rows))));
  }

  private <T> Future<T> read(Turn<T> turn) {
    return database.read(session -> turn.with(new SqliteDocuments(session)));
  }

  private Future<Void> update(PollName poll, String... statements) {
    return write(
        1,
        rows -> {
          for (String statement : statements) {
            rows.update(statement, poll.room(), poll.seq());
          }
          return null;
        });
  }

  @Override
  public Future<Boolean> make(String room, String by, String cid, Poll poll, long now) {
    OptionalLong end = poll.closesAt();
    return write(
        1,
        rows ->
            rows.update(
                        PollRows.MAKE,
                        room,
                        by,
                        cid,
                        poll.question(),
                        PollRows.choices(poll),
                        end.isPresent() ? end.getAsLong() : null,
                        now,
                        PollRows.counts(StoredPoll.of(poll, by).counts()))
                    > 0
                || rows.first(row -> PollRows.asks(row, room, poll), PollRows.MADE, by, cid)
                    .orElse(false));
  }

  @Override
  public Future<Optional<StoredPoll>> find(PollName poll) {
    return read(rows -> rows.first(PollRows::poll, PollRows.FIND, poll.room(), poll.seq()));
  }

  @Override
  public Future<OptionalInt> choice(PollName poll, String user) {
    return read(
        rows ->
            rows.first(
                    row -> OptionalInt.of((int) row.count(0)),
                    PollRows.CHOICE,
                    poll.room(),
                    poll.seq(),
                    user)
                .orElse(OptionalInt.empty()));
  }

  @Override
  public Future<Optional<Votes>> vote(PollName poll, List<Vote> votes, long now) {
    return write(votes.size(), rows -> new SqliteVotes(rows).cast(poll, votes, now));
  }

  @Override
  public Future<Optional<StoredPoll>> close(PollName poll, long now) {
    return write(
        1,
        rows -> {
          rows.update(CLOSE, poll.room(), poll.seq(), now);
          return rows.first(PollRows::poll, PollRows.FIND, poll.room(), poll.seq());
        });
  }

  @Override
  public Future<List<PollName>> due(long now) {
    return read(rows -> rows.all(PollRows::name, PollRows.DUE, now));
  }

  @Override
  public Future<Void> told(PollName poll) {
    return update(poll, PollRows.TOLD);
  }

  @Override
  public Future<Void> remove(PollName poll) {
    return update(poll, REMOVE_VOTES, PollRows.REMOVE);
  }

  @Override
  public Future<Void> forget(long before) {
    return write(
        1,
        rows -> {
          rows.update(FORGET_VOTES, before);
          rows.update(PollRows.FORGET, before);
          return null;
        });
  }
}

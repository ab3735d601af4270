package chat.parley.store;

import chat.parley.board.Poll;
import chat.parley.board.PollName;
import chat.parley.board.PollStore;
import chat.parley.board.StoredPoll;
import chat.parley.board.Vote;
import chat.parley.board.Votes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Polls in PostgreSQL: any node may take votes for any of them. */
final class PostgresPollStore implements PollStore {
  private static final int FULL = 7;
  private static final String VOTE = "SELECT * FROM cast_votes($1, $2, $3, $4, $5, $6)";
  private static final String CLOSE = "SELECT * FROM close_poll($1, $2, $3)";

  private final PostgresDatabase database;

  PostgresPollStore(PostgresDatabase database) {
    this.database = database;
  }

  private static Tuple named(PollName poll) {
    return Tuple.of(poll.room(), poll.seq());
  }

  private Future<RowSet<Row>> write(String sql, Tuple parameters) {
    return database.write(client -> client.preparedQuery(sql).execute(parameters));
  }

  private static <T> Optional<T> first(RowSet<Row> rows, Function<StoredRow, T> reading) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(reading.apply(new PostgresRow(rows.iterator().next())));
  }

  @Override
  public Future<Boolean> make(String room, String by, String cid, Poll poll, long now) {
    Tuple parameters =
        Tuple.of(room, by, cid, poll.question(), PollRows.choices(poll))
            .addLong(poll.closesAt().isPresent() ? poll.closesAt().getAsLong() : null)
            .addLong(now)
            .addString(PollRows.counts(StoredPoll.of(poll, by).counts()));
    return write(PollRows.MAKE, parameters)
        .compose(
            made ->
                made.rowCount() > 0
                    ? Future.succeededFuture(true)
                    : database
                        .query(PollRows.MADE, Tuple.of(by, cid))
                        .map(
                            rows ->
                                first(rows, row -> PollRows.asks(row, room, poll)).orElse(false)));
  }

  @Override
  public Future<Optional<StoredPoll>> find(PollName poll) {
    return database.query(PollRows.FIND, named(poll)).map(rows -> first(rows, PollRows::poll));
  }

  @Override
  public Future<OptionalInt> choice(PollName poll, String user) {
    return database
        .query(PollRows.CHOICE, named(poll).addString(user))
        .map(
            rows ->
                rows.size() == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(rows.iterator().next().getInteger(0)));
  }

  @Override
  public Future<Optional<Votes>> vote(PollName poll, List<Vote> votes, long now) {
    Tuple parameters =
        named(poll)
            .addArrayOfString(votes.stream().map(Vote::user).toArray(String[]::new))
            .addArrayOfInteger(
                votes.stream().map(vote -> vote.choice().orElse(-1)).toArray(Integer[]::new))
            .addLong(now)
            .addInteger(Poll.VOTERS);
    return write(VOTE, parameters)
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(votes(rows.iterator().next())));
  }

  private static Votes votes(Row row) {
    return new Votes(PollRows.poll(new PostgresRow(row)), Set.of(row.getArrayOfStrings(FULL)));
  }

  @Override
  public Future<Optional<StoredPoll>> close(PollName poll, long now) {
    return write(CLOSE, named(poll).addLong(now)).map(rows -> first(rows, PollRows::poll));
  }

  @Override
  public Future<List<PollName>> due(long now) {
    return database
        .query(PollRows.DUE, Tuple.of(now))
        .map(
            rows -> {
              List<PollName> due = new ArrayList<>();
              rows.forEach(row -> due.add(PollRows.name(new PostgresRow(row))));
              return due;
            });
  }

  @Override
  public Future<Void> told(PollName poll) {
    return write(PollRows.TOLD, named(poll)).mapEmpty();
  }

  /** Its votes go with it. */
  @Override
  public Future<Void> remove(PollName poll) {
    return write(PollRows.REMOVE, named(poll)).mapEmpty();
  }

  @Override
  public Future<Void> forget(long before) {
    return write(PollRows.FORGET, Tuple.of(before)).mapEmpty();
  }
}

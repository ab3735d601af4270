package chat.parley.store;

import chat.parley.board.Poll;
import chat.parley.board.PollName;
import chat.parley.board.StoredPoll;
import chat.parley.board.Vote;
import chat.parley.board.Votes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Takes votes within one turn of the embedded database. */
record SqliteVotes(SqliteDocuments rows) {
  private static final String ID = "SELECT p.id" + PollRows.OF;
  private static final String BEFORE =
      "SELECT choice FROM poll_vote WHERE poll = $1 AND person = $2";
  private static final String VOTE =
      "INSERT INTO poll_vote (poll, person, choice) VALUES ($1, $2, $3)"
          + " ON CONFLICT DO UPDATE SET choice = excluded.choice";
  private static final String WITHDRAW = "DELETE FROM poll_vote WHERE poll = $1 AND person = $2";
  private static final String COUNTS = "UPDATE poll SET counts = $2, rev = rev + 1 WHERE id = $1";

  Optional<Votes> cast(PollName name, List<Vote> votes, long now) throws SQLException {
    Optional<StoredPoll> found = rows.first(PollRows::poll, PollRows.FIND, name.room(), name.seq());
    if (found.isEmpty() || found.get().over(now)) {
      return found.map(poll -> new Votes(poll, Set.of()));
    }
    StoredPoll poll = found.get();
    long id = rows.number(ID, name.room(), name.seq()).orElseThrow();
    List<Long> counts = new ArrayList<>(poll.counts());
    Set<String> full = new HashSet<>();
    boolean news = false;
    for (Vote vote : votes) {
      news |= one(id, vote, counts, full);
    }
    if (!news) {
      return Optional.of(new Votes(poll, full));
    }
    rows.update(COUNTS, id, PollRows.counts(counts));
    StoredPoll changed =
        new StoredPoll(
            poll.poll(), poll.by(), poll.rev() + 1, List.copyOf(counts), poll.closedAt());
    return Optional.of(new Votes(changed, full));
  }

  private boolean one(long id, Vote vote, List<Long> counts, Set<String> full) throws SQLException {
    OptionalLong before = rows.number(BEFORE, id, vote.user());
    OptionalInt choice = vote.choice();
    if (choice.isEmpty() ? before.isEmpty() : same(before, choice.getAsInt())) {
      return false;
    }
    if (choice.isEmpty()) {
      rows.update(WITHDRAW, id, vote.user());
    } else if (before.isEmpty() && voters(counts) >= Poll.VOTERS) {
      full.add(vote.user());
      return false;
    } else {
      rows.update(VOTE, id, vote.user(), choice.getAsInt());
      counts.set(choice.getAsInt(), counts.get(choice.getAsInt()) + 1);
    }
    if (before.isPresent()) {
      int old = (int) before.getAsLong();
      counts.set(old, counts.get(old) - 1);
    }
    return true;
  }

  private static boolean same(OptionalLong before, int choice) {
    return before.isPresent() && before.getAsLong() == choice;
  }

  private static long voters(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}

package chat.parley.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The votes of a poll whose board is open: how many for what, and never whose. */
final class PollState {
  private static final int OWN_BYTES = 500;

  private StoredPoll poll;
  private long changed;

  PollState(StoredPoll poll, long revision) {
    this.poll = poll;
    this.changed = revision;
  }

  StoredPoll poll() {
    return poll;
  }

  /** Takes what is newer than what is here; told twice it is no news. */
  boolean told(StoredPoll news, long revision) {
    if (news.rev() <= poll.rev()) {
      return false;
    }
    poll = news;
    changed = revision;
    return true;
  }

  /** The state in which it has changed last. */
  long changed() {
    return changed;
  }

  MetricView view() {
    List<Now.Votes.Choice> choices = new ArrayList<>();
    for (int place = 0; place < poll.counts().size(); place++) {
      choices.add(new Now.Votes.Choice(poll.poll().choices().get(place), poll.counts().get(place)));
    }
    Now now = new Now.Votes(choices, poll.voters(), poll.poll().closesAt(), poll.closedAt());
    return new MetricView(
        PollName.METRIC,
        Kind.VOTES,
        false,
        0,
        List.of(new SeriesView(Labels.NONE, now, Optional.empty(), List.of())));
  }

  long bytes() {
    return OWN_BYTES + 200L * poll.poll().choices().size();
  }
}

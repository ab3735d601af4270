package chat.parley.board;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The board of the nodes: each records what it knows of itself. */
final class NodeFeed implements Feed {
  private final NodeFigures figures;
  private final Map<String, Double> totals = new HashMap<>();
  private Optional<FeedRecorder> recorder = Optional.empty();

  NodeFeed(NodeFigures figures) {
    this.figures = figures;
  }

  @Override
  public void begin(Board board) {
    recorder = Optional.of(new FeedRecorder(board));
  }

  @Override
  public void beat(long now) {
    recorder.ifPresent(to -> figures.tell(new Recording(to, now)));
  }

  @Override
  public void end() {
    recorder = Optional.empty();
  }

  /** One look at the node. */
  private final class Recording implements NodeFigures.Listener {
    private final FeedRecorder to;
    private final long now;

    private Recording(FeedRecorder to, long now) {
      this.to = to;
      this.now = now;
    }

    /** What was before somebody looked is not of this second. */
    @Override
    public void count(String metric, double total) {
      double before = Optional.ofNullable(totals.put(metric, total)).orElse(total);
      if (total > before) {
        to.count(new MetricName(metric), total - before, now);
      }
    }

    @Override
    public void gauge(String metric, Labels labels, double value) {
      to.gauge(new MetricName(metric), labels, value, now);
    }

    @Override
    public void observe(String metric, double value) {
      to.observe(new MetricName(metric), value, now);
    }
  }
}

package chat.parley.transport.board;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardReply;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Records what a body holds, a few hundred items a turn, so that a long body holds nobody up. What
 * is wrong with one line harms no other. Used on the loop of its request.
 */
final class Feeding {
  private static final int MOST_TOLD = 20;
  private static final int MOST_FAULTS = 10_000;

  private final Vertx vertx;
  private final BoardRequest request;
  private final Entries entries;
  private final boolean whole;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final List<WrongLine> wrong = new ArrayList<>();
  private int faults;
  private int taken;
  private int parts;

  /** An item that is not recorded yet. */
  private record Waiting(int line, Object item) {}

  /**
   * A line of which something was not taken.
   *
   * @param detail for people
   */
  record WrongLine(int line, String detail) {}

  /**
   * What became of a body.
   *
   * @param taken how many items
   * @param faults how many lines, or items of them, were not taken
   * @param wrong the first of these
   * @param stopped why what followed was not even tried
   */
  record Fed(int taken, int faults, List<WrongLine> wrong, Optional<Refused> stopped) {}

  /**
   * @param whole whether parts are as large as they may be: those of a body that is sent again are
   *     the same ones
   */
  Feeding(Vertx vertx, BoardRequest request, Entries entries, boolean whole) {
    this.vertx = vertx;
    this.request = request;
    this.entries = entries;
    this.whole = whole;
  }

  void turn() {
    try {
      gather();
      if (ready()) {
        record();
      } else if (entries.ended()) {
        end(Optional.empty());
      } else {
        later();
      }
    } catch (Refusal refused) {
      end(Optional.of(refused.reply()));
    }
  }

  private boolean ready() {
    return whole && !entries.ended() ? waiting.size() >= BoardBounds.ITEMS : !waiting.isEmpty();
  }

  private void gather() {
    entries.turn();
    while (waiting.size() < BoardBounds.ITEMS) {
      Optional<Entry> next = entries.next();
      if (next.isEmpty()) {
        return;
      }
      Entry entry = next.get();
      if (!entry.fault().isEmpty()) {
        wrong(entry.line(), entry.fault());
      }
      entry.items().forEach(item -> waiting.add(new Waiting(entry.line(), item)));
    }
  }

  private void wrong(int line, String detail) {
    if (++faults > MOST_FAULTS) {
      throw new Refusal(Problem.BAD_REQUEST.refused("Too much of this body is wrong."));
    }
    if (wrong.size() < MOST_TOLD) {
      wrong.add(new WrongLine(line, detail));
    }
  }

  private void record() {
    List<Integer> lines = new ArrayList<>();
    List<Object> items = new ArrayList<>();
    while (!waiting.isEmpty() && items.size() < BoardBounds.ITEMS) {
      Waiting next = waiting.remove();
      lines.add(next.line());
      items.add(next.item());
    }
    request.record(items, parts++).onSuccess(reply -> recorded(reply, lines));
  }

  private void recorded(Reply reply, List<Integer> lines) {
    if (reply instanceof BoardReply.Recorded recorded) {
      taken += recorded.taken();
      try {
        recorded.refused().forEach(item -> wrong(lines.get(item.index()), detail(item.why())));
        later();
      } catch (Refusal tooMuch) {
        end(Optional.of(tooMuch.reply()));
      }
    } else {
      end(
          Optional.of(
              reply instanceof Refused refused
                  ? refused
                  : Problem.INTERNAL.refused("This could not be done now; try it again.")));
    }
  }

  private static String detail(Refused why) {
    return why.field().map(field -> field + ": ").orElse("") + why.detail();
  }

  /** Others have their turn in between. */
  private void later() {
    vertx.runOnContext(next -> turn());
  }

  private void end(Optional<Refused> stopped) {
    entries.close();
    request.fed(new Fed(taken, faults, List.copyOf(wrong), stopped));
  }
}

package chat.parley.transport.board;

import chat.parley.protocol.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a body holds that has something in each line. */
final class LineEntries implements Entries {
  private final Lines lines;
  private final Function<String, List<Object>> reading;

  /**
   * @param reading makes items of a line that is not blank; may refuse
   */
  LineEntries(Lines lines, Function<String, List<Object>> reading) {
    this.lines = lines;
    this.reading = reading;
  }

  @Override
  public void turn() {
    lines.turn();
  }

  @Override
  public Optional<Entry> next() {
    return lines.next().map(this::entry);
  }

  private Entry entry(Line line) {
    if (line.wrong()) {
      return Entry.wrong(line.number(), line.fault());
    }
    if (line.text().isBlank()) {
      return new Entry(line.number(), List.of(), "");
    }
    try {
      return new Entry(line.number(), reading.apply(line.text()), "");
    } catch (Refusal refused) {
      return Entry.wrong(line.number(), refused.reply().detail());
    }
  }

  @Override
  public boolean ended() {
    return lines.ended();
  }

  @Override
  public void close() {
    lines.close();
  }
}

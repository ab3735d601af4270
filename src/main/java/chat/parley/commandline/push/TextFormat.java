package chat.parley.commandline.push;

import chat.parley.board.BoardBounds;
import chat.parley.transport.feed.BoardItem;
import chat.parley.transport.feed.FreeText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of which each is one item of one metric: a line of a log, a number, or a key. */
final class TextFormat implements PushFormat {
  private final String kind;
  private final String metric;
  private final LevelGuess level = new LevelGuess();

  /** Of two states of the same millisecond the board takes the larger: so no two are. */
  private long lastAt;

  /**
   * @param kind of the items
   * @param metric of all of them
   */
  TextFormat(String kind, String metric) {
    this.kind = kind;
    this.metric = metric;
  }

  @Override
  public String path() {
    return "/items";
  }

  /** Of a gauge only the last counts. */
  @Override
  public List<InputLine> sent(List<InputLine> batch) {
    return kind.equals("gauge") ? batch.subList(batch.size() - 1, batch.size()) : batch;
  }

  @Override
  public Optional<String> spelled(InputLine line) {
    if (line.text().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new JsonObject(item(line).fields()).encode());
  }

  private BoardItem item(InputLine line) {
    String text = line.text().strip();
    return switch (kind) {
      case "log" ->
          BoardItem.log(
                  metric,
                  level.of(line.text()),
                  FreeText.cut(line.text(), BoardBounds.LINE_BYTES),
                  Map.of())
              .at(line.at());
      case "count" -> numbered("count", "by", text).at(line.at());
      case "observe" -> numbered("observe", "value", text).at(line.at());
      case "gauge" -> {
        lastAt = Math.max(line.at(), lastAt + 1);
        yield numbered("set", "value", text).at(lastAt);
      }
      case "top" -> BoardItem.of("top", metric).with("key", text).at(line.at());
      default -> BoardItem.unique(metric, text).at(line.at());
    };
  }

  /** What is no number is sent as it is: the server says so, with the number of the line. */
  private BoardItem numbered(String form, String field, String text) {
    BoardItem item = BoardItem.of(form, metric);
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? item.with(field, number) : item.with(field, text);
    } catch (NumberFormatException noNumber) {
      return item.with(field, text);
    }
  }
}

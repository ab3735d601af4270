package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.pace.Price;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Shape;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Spells replies: {@code {"ok":true,…}} or {@code {"ok":false,"error":{…}}}. */
public final class ReplyWriter {
  private static final double BYTES_PER_COMMAND = 16 * 1024;

  /** By the class of the reply; the same in every row that has it. */
  private static final Map<Class<?>, Answer<?>> ANSWERS = new HashMap<>();

  static {
    Ops.all().forEach(op -> op.answers().forEach(answer -> ANSWERS.put(answer.type(), answer)));
  }

  static final Shape ERROR =
      Shape.object(
          "error",
          "Why something is refused: see [Problems](#problems).",
          always("code", Count.COUNT, "follows HTTP"),
          always("name", Choice.of(Problem.class), "for programs"),
          always("message", Text.ANY, "for people"),
          always("temporary", Flag.FLAG, "whether it is worth trying again as it is"),
          sometimes("field", Text.ANY, "which field is at fault"),
          sometimes("retry_after_ms", Count.COUNT, "when to try again"));

  private ReplyWriter() {}

  public static JsonObject json(Reply reply) {
    return reply instanceof Refused refused ? refused(refused) : answer(reply).json(reply);
  }

  /** What an answer has cost, which is known only when it is there. */
  public static Price price(Reply reply) {
    int bytes = reply instanceof Refused ? 0 : answer(reply).weight().applyAsInt(reply);
    return new Price(bytes / BYTES_PER_COMMAND, 0, 0);
  }

  /** A test gives every kind of reply that there is to the table. */
  @SuppressWarnings("unchecked") // each is found by its own type
  private static Answer<Reply> answer(Reply reply) {
    return (Answer<Reply>) ANSWERS.get(reply.getClass());
  }

  private static JsonObject refused(Refused reply) {
    Problem problem = reply.problem();
    JsonObject error =
        new JsonObject()
            .put("code", problem.code())
            .put("name", Choice.word(problem))
            .put("message", reply.detail())
            .put("temporary", problem.temporary());
    reply.field().ifPresent(field -> error.put("field", field));
    if (reply.retryAfterMillis() > 0) {
      error.put("retry_after_ms", reply.retryAfterMillis());
    }
    return new JsonObject().put("ok", false).put("error", error);
  }
}

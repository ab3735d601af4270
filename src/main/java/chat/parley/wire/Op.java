package chat.parley.wire;

import chat.parley.access.Verb;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;
import java.util.List;
import java.util.function.Function;

/**
 * One row of the table of ops: all that is known of what a client can ask for, before it is done.
 *
 * @param sentence what it does, in Markdown
 * @param verbs rights of which it takes one, which one depending on its fields
 * @param pace what it costs
 * @param fields in the order in which the page names them; the reader has its own
 * @param reader makes of the fields what is asked, or refuses
 * @param answers what a reply may say that is no refusal
 * @param <A> what is asked: a command, or what the connection does by itself
 */
public record Op<A>(
    String name,
    String sentence,
    List<Verb> verbs,
    Pace<? super A> pace,
    List<Field<?>> fields,
    Function<Given, A> reader,
    List<Answer<?>> answers) {

  /** Reads the fields, or refuses them by the name of the field at fault. */
  public Asked<A> asked(Fields given, Bounds bounds) {
    return new Asked<>(this, reader.apply(given.within(bounds)));
  }
}

package chat.parley.wire.field;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;

/** The refusals of what a client sent, by the name of the field at fault. */
public final class Wrong {

  private Wrong() {}

  /**
   * @param what goes on after the name, such as "is missing"
   */
  public static Refusal field(String name, String what) {
    return new Refusal(
        Problem.BAD_REQUEST.refusedFor(name, "The field " + name + " " + what + "."));
  }

  /**
   * @param detail a sentence
   */
  public static Refusal tooLarge(String name, String detail) {
    return new Refusal(Problem.TOO_LARGE.refusedFor(name, detail));
  }
}

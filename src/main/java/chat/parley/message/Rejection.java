package chat.parley.message;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import java.util.Locale;

/** Why the log does not take what somebody wants to say or change. */
public enum Rejection {
  /** There is no such message, or none any more. */
  NO_SUCH_MESSAGE(Problem.NO_SUCH_MESSAGE, "There is no such message."),
  NOT_YOURS(Problem.FORBIDDEN, "Only its sender may do this."),
  TOO_LATE(Problem.FORBIDDEN, "The message is too old for that."),
  STILL_OPEN(Problem.FORBIDDEN, "The message is still being written."),
  NOT_OPEN(Problem.FORBIDDEN, "The message is not being written any more."),
  TOO_MANY_EDITS(Problem.TOO_MANY, "The message was edited too many times."),
  TOO_MANY_EMOJI(Problem.TOO_MANY, "The message has too many different reactions.");

  private final Problem problem;
  private final String sentence;

  Rejection(Problem problem, String sentence) {
    this.problem = problem;
    this.sentence = sentence;
  }

  /** As stores name it. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Rejection of(String reason) {
    return valueOf(reason.toUpperCase(Locale.ROOT));
  }

  /**
   * @param field that names the message
   */
  public Refused refused(String field) {
    return problem.refusedFor(field, sentence);
  }
}

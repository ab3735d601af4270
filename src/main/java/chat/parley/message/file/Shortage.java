package chat.parley.message.file;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import io.vertx.core.Future;

/** Why there is no place for a file. */
public enum Shortage {
  LARGEST(Problem.TOO_LARGE, "A file may not be so large."),
  PERSON(Problem.TOO_LARGE, "All your files together may not be so large. Delete some first."),
  ROOM(Problem.TOO_LARGE, "All files of the room together may not be so large."),
  ALL(Problem.NO_SPACE, "The server has no place for more files now."),
  FILES(Problem.TOO_MANY, "You have sent as many files as one may. Delete some first."),
  REPLACED(Problem.REPLACED, "Another request goes on with this file."),
  GONE(Problem.NO_SUCH_FILE, "The file is gone, or is complete."),
  UNFINISHED(Problem.TOO_MANY, "Too many of your uploads are not finished.");

  private final Problem problem;
  private final String sentence;

  Shortage(Problem problem, String sentence) {
    this.problem = problem;
    this.sentence = sentence;
  }

  public Refused refused() {
    return problem.refusedFor("size", sentence);
  }

  /** What is answered to whoever wants it all the same. */
  public <T> Future<T> failure() {
    return Future.failedFuture(new Refusal(refused()));
  }
}

package chat.parley.document;

import chat.parley.document.yjs.MalformedUpdate;
import chat.parley.log.Overloaded;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;

/** Why something is refused that is asked of documents. */
final class DocumentProblems {

  private DocumentProblems() {}

  static Refusal noSuchDocument() {
    return new Refusal(
        Problem.NO_SUCH_DOCUMENT.refusedFor("doc", "There is no such document in this room."));
  }

  static Refusal noSuchVersion() {
    return new Refusal(
        Problem.NO_SUCH_DOCUMENT.refusedFor("pos", "This version is not kept, or not yet there."));
  }

  static Refusal notEmpty() {
    return new Refusal(
        Problem.NOT_EMPTY.refusedFor("text", "Somebody has written in the document already."));
  }

  static Refusal changed() {
    return new Refusal(
        Problem.CHANGED_MEANWHILE.refusedFor(
            "only_at", "The document has changed since: read it again."));
  }

  static Refusal noText() {
    return new Refusal(
        Problem.REJECTED.refusedFor("root", "This is no text, and only texts are changed so."));
  }

  static Refusal noPlace() {
    return new Refusal(Problem.BAD_REQUEST.refusedFor("at", "The text has no such place."));
  }

  static Refusal tooMany() {
    return new Refusal(
        Problem.TOO_MANY.refusedFor("doc", "The room has as many documents as it may have."));
  }

  static Refusal notOpen() {
    return new Refusal(Problem.NOT_MEMBER.refusedFor("doc", "Open the document first."));
  }

  static Refusal gap() {
    return new Refusal(
        Problem.GAP.refusedFor(
            "update", "What this builds on has not come: send what the server lacks."));
  }

  static Refusal tooLarge(String field, String detail) {
    return new Refusal(Problem.TOO_LARGE.refusedFor(field, detail));
  }

  static Refusal bad(MalformedUpdate update) {
    return new Refusal(
        Problem.BAD_UPDATE.refusedFor("update", "This is no update: " + update.getMessage() + "."));
  }

  static Refusal again() {
    return new Refusal(
        Problem.UNAVAILABLE.refusedForNow("Open the document again.", Overloaded.RETRY_MILLIS));
  }

  static Refusal overloaded() {
    return new Refusal(
        Problem.OVERLOADED.refusedForNow(
            "Too many documents are open now; try it again.", Overloaded.RETRY_MILLIS));
  }

  /** What an outcome says that is none of {@link DocumentDraft}'s reasons is a bug. */
  static Throwable of(String reason) {
    return switch (reason) {
      case DocumentDraft.FOREIGN_CLIENT ->
          new Refusal(
              Problem.FOREIGN_CLIENT.refusedFor(
                  "update", "Its client id belongs to somebody else: take another one."));
      case DocumentDraft.CHANGED_MEANWHILE -> changed();
      case DocumentDraft.TOO_LARGE ->
          tooLarge("update", "The document is as large as it may be: delete something first.");
      case DocumentDraft.TOO_MANY -> tooMany();
      default -> new IllegalStateException("an update was refused: " + reason);
    };
  }

  /** What failed for another reason goes on as it is. */
  static Throwable of(Throwable cause) {
    if (cause instanceof MalformedUpdate update) {
      return bad(update);
    }
    return cause instanceof Overloaded ? busy() : cause;
  }

  static Refusal busy() {
    return new Refusal(
        Problem.OVERLOADED.refusedForNow(
            "Too much waits to be stored; try it again.", Overloaded.RETRY_MILLIS));
  }
}

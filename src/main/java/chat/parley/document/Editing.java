package chat.parley.document;

import chat.parley.access.User;
import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.Document;
import chat.parley.document.yjs.TooManyUnits;
import chat.parley.document.yjs.Update;
import chat.parley.document.yjs.UpdateSet;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Changes a document for somebody who has no editor: a program, or whoever restores a version. One
 * change of a document after the other, because all of one person have one client id.
 */
final class Editing {
  private final Documents documents;
  private final DocumentParts parts;
  private final DocumentName doc;
  private final User user;

  Editing(Documents documents, DocumentName doc, User user) {
    this.documents = documents;
    this.parts = documents.parts();
    this.doc = doc;
    this.user = user;
  }

  /** Writes the first text of a document, in which nobody has written: never a second one. */
  Future<Long> begin(String text) {
    return edit(OptionalLong.of(0), document -> document.append(Reading.USUAL_ROOT, text, client()))
        .recover(
            cause -> Future.failedFuture(changed(cause) ? DocumentProblems.notEmpty() : cause));
  }

  private static boolean changed(Throwable cause) {
    return cause instanceof Refusal refusal
        && refusal.reply().problem() == Problem.CHANGED_MEANWHILE;
  }

  Future<Long> change(TextChange change, OptionalLong onlyAt) {
    return edit(onlyAt, document -> changed(document, change));
  }

  private byte[] changed(Document document, TextChange change) {
    String root = change.root().orElseGet(() -> Reading.root(document));
    int end = document.text(root).length();
    return switch (change.kind()) {
      case APPEND -> document.append(root, change.text(), client());
      case INSERT -> document.insert(root, change.at().orElse(end), change.text(), client());
      case REPLACE ->
          document.replace(
              root, change.at().orElse(0), change.to().orElse(end), change.text(), client());
    };
  }

  /** All of it becomes what it was. */
  Future<Long> restore(DocumentRow row, long pos) {
    return new Reading(documents)
        .then(row, pos)
        .compose(
            then ->
                edit(
                    OptionalLong.empty(),
                    document -> document.restore(Document.read(then.update()), client())));
  }

  private long client() {
    return documents.client(user, doc);
  }

  private Future<Long> edit(OptionalLong onlyAt, Function<Document, byte[]> edited) {
    return documents.with(doc, found -> found.inTurn(() -> edit(found, onlyAt, edited)));
  }

  private Future<Long> edit(
      OpenDocument found, OptionalLong onlyAt, Function<Document, byte[]> edited) {
    if (onlyAt.isPresent() && onlyAt.getAsLong() != found.shown()) {
      return Future.failedFuture(DocumentProblems.changed());
    }
    return found
        .look(UpdateSet::compact)
        .compose(compact -> parts.workers().run(() -> update(compact, edited)))
        .compose(update -> found.write(user, update, onlyAt));
  }

  private static Update update(byte[] compact, Function<Document, byte[]> edited) {
    try {
      byte[] update = edited.apply(Document.read(compact));
      if (update.length > DocumentHandler.LARGEST_UPDATE) {
        throw DocumentProblems.tooLarge("text", "This is too much at once.");
      }
      return Update.read(update, Bounds.DEFAULT);
    } catch (IndexOutOfBoundsException beyond) {
      throw DocumentProblems.noPlace();
    } catch (TooManyUnits large) {
      throw DocumentProblems.tooLarge("pos", "This is too much to compare: copy what is needed.");
    } catch (IllegalArgumentException noText) {
      throw DocumentProblems.noText();
    }
  }
}

package chat.parley.transport.yjs;

import chat.parley.document.DocumentName;
import chat.parley.room.Names;
import java.util.Optional;

/** Reads which document {@code <room>/<name>} is. */
final class DocumentPath {

  private DocumentPath() {}

  /** Empty when no document can be called so. */
  static Optional<DocumentName> of(String path) {
    int slash = path.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Names.room(path.substring(0, slash))
            .flatMap(
                room ->
                    Names.room(path.substring(slash + 1))
                        .map(name -> new DocumentName(room, name)));
  }
}

package chat.parley.transport.program;

import chat.parley.message.file.StoredFile;

/**
 * A file that is complete.
 *
 * @param id read it by this, and at {@code /files/<id>}
 * @param type as was found in it
 * @param size bytes that are kept
 * @param sha256 of these, in hexadecimal digits
 * @param message the id of the message that brings it, such as {@code lobby:12}
 */
public record SentFile(
    String id, String name, String type, long size, String sha256, String room, String message) {

  static SentFile of(StoredFile file) {
    return new SentFile(
        file.id(),
        file.name(),
        file.type(),
        file.have(),
        file.digest().orElse(""),
        file.room(),
        file.seq().isPresent() ? file.room() + ":" + file.seq().getAsLong() : "");
  }
}

package chat.parley.message.file;

import chat.parley.access.User;
import chat.parley.message.Attachment;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a file.
 *
 * @param room empty for a part of a file that is put together later
 * @param size bytes, once it is known how many
 * @param have bytes of it that are on the disk whatever happens
 * @param digest SHA-256 of all of it, in hexadecimal digits, once it is complete
 * @param created milliseconds since 1970, UTC
 * @param seq the message that brings it
 */
public record StoredFile(
    String id,
    User owner,
    String room,
    String name,
    String type,
    OptionalLong size,
    long have,
    Attachment.State state,
    Optional<String> digest,
    long created,
    OptionalLong seq) {

  public boolean complete() {
    return state == Attachment.State.COMPLETE;
  }

  /**
   * Whether all of it is safe, and yet it was not completed: whoever sent it sends nothing more.
   */
  public boolean arrived() {
    return !complete() && size.equals(OptionalLong.of(have));
  }

  /** Whether it is only there to be put together with others. */
  public boolean part() {
    return room.isEmpty();
  }

  public Attachment attachment() {
    return new Attachment(id, name, type, size, state);
  }

  /** With so many bytes. */
  StoredFile holding(long have) {
    return new StoredFile(id, owner, room, name, type, size, have, state, digest, created, seq);
  }

  public StoredFile sized(OptionalLong size) {
    return new StoredFile(id, owner, room, name, type, size, have, state, digest, created, seq);
  }

  StoredFile in(Attachment.State state) {
    return new StoredFile(id, owner, room, name, type, size, have, state, digest, created, seq);
  }

  StoredFile completed(String type, String digest) {
    return new StoredFile(
        id,
        owner,
        room,
        name,
        type,
        OptionalLong.of(have),
        have,
        Attachment.State.COMPLETE,
        Optional.of(digest),
        created,
        seq);
  }
}

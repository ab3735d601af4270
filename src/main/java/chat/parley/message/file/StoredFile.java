package chat.parley.message.file;

import chat.parley.access.User;
import chat.parley.message.Attachment;
import chat.parley.message.Picture;
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
 * @param sent bytes that its sender had sent, when what is kept is another number
 * @param picture when it is one that can be shown
 * @param writer counts who has taken it to append to it: only who came last may
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
    OptionalLong seq,
    OptionalLong sent,
    Optional<Picture> picture,
    long writer) {

  /** As its sender sent it, and nobody has taken it yet. */
  public StoredFile(
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
    this(
        id,
        owner,
        room,
        name,
        type,
        size,
        have,
        state,
        digest,
        created,
        seq,
        OptionalLong.empty(),
        Optional.empty(),
        0);
  }

  public boolean complete() {
    return state == Attachment.State.COMPLETE;
  }

  /** Whether no more comes of it, unless its sender thinks better of it. */
  public boolean ended() {
    return state != Attachment.State.UPLOADING;
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
    return new Attachment(id, name, type, size, state, picture);
  }

  /** With so many bytes. */
  StoredFile holding(long have) {
    return sent(type, size, have, state, digest);
  }

  public StoredFile sized(OptionalLong size) {
    return sent(type, size, have, state, digest);
  }

  StoredFile in(Attachment.State state) {
    return sent(type, size, have, state, digest);
  }

  /** How many bytes of it have come from its sender. */
  public long came() {
    return sent.orElse(have);
  }

  StoredFile typed(String type) {
    return sent(type, size, have, state, digest);
  }

  /**
   * Complete, with other bytes than were sent.
   *
   * @param size of what is kept
   */
  public StoredFile made(String type, long size, String digest, Optional<Picture> picture) {
    return new StoredFile(
        id,
        owner,
        room,
        name,
        type,
        OptionalLong.of(size),
        size,
        Attachment.State.COMPLETE,
        Optional.of(digest),
        created,
        seq,
        size == have ? OptionalLong.empty() : OptionalLong.of(have),
        picture,
        writer);
  }

  /** One of its smaller pictures, as a file of its own; nothing when there is none of that size. */
  public Optional<StoredFile> thumbnail(int side) {
    return picture.stream()
        .flatMap(all -> all.thumbnails().stream())
        .filter(one -> one.side() == side)
        .findFirst()
        .map(this::smaller);
  }

  private StoredFile smaller(Picture.Thumbnail one) {
    return new StoredFile(
        Beside.thumbnail(id, one.side()),
        owner,
        room,
        name,
        one.type(),
        OptionalLong.of(one.size()),
        one.size(),
        state,
        Optional.empty(),
        created,
        seq,
        OptionalLong.empty(),
        picture,
        writer);
  }

  StoredFile completed(String type, String digest) {
    return sent(type, OptionalLong.of(have), have, Attachment.State.COMPLETE, Optional.of(digest));
  }

  private StoredFile sent(
      String type, OptionalLong size, long have, Attachment.State state, Optional<String> digest) {
    return new StoredFile(
        id,
        owner,
        room,
        name,
        type,
        size,
        have,
        state,
        digest,
        created,
        seq,
        OptionalLong.empty(),
        Optional.empty(),
        writer);
  }
}

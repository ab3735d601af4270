package chat.parley.message.file;

import chat.parley.access.User;
import chat.parley.message.Attachment;
import chat.parley.message.Picture;
import chat.parley.message.Sound;
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
    Contents contents,
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
    this(id, owner, room, name, type, size, have, state, digest, created, seq, Contents.of(id), 0);
  }

  /** Bytes that its sender had sent, when what is kept is another number. */
  public OptionalLong sent() {
    return contents.sent();
  }

  /** When it is one that can be shown. */
  public Optional<Picture> picture() {
    return contents.picture();
  }

  /** The name by which its bytes are kept. */
  public String bytes() {
    return contents.bytes();
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
    return new Attachment(
        id, name, type, size, state, picture(), contents.sound(), contents.preview());
  }

  /** With so many bytes. */
  StoredFile holding(long have) {
    return with(type, size, have, state, digest, contents);
  }

  public StoredFile sized(OptionalLong size) {
    return with(type, size, have, state, digest, contents);
  }

  StoredFile in(Attachment.State state) {
    return with(type, size, have, state, digest, contents);
  }

  /** How many bytes of it have come from its sender. */
  public long came() {
    return sent().orElse(have);
  }

  StoredFile typed(String type) {
    return with(type, size, have, state, digest, contents);
  }

  StoredFile sounding(Optional<Sound> sound) {
    return with(type, size, have, state, digest, contents.sounding(sound));
  }

  /**
   * @param preview its first lines, when it is a text
   */
  StoredFile beginning(Optional<String> preview) {
    return with(type, size, have, state, digest, contents.beginning(preview));
  }

  /**
   * Complete, with other bytes than were sent.
   *
   * @param size of what is kept
   */
  public StoredFile made(String type, long size, String digest, Optional<Picture> picture) {
    OptionalLong sent = size == have ? OptionalLong.empty() : OptionalLong.of(have);
    return with(
        type,
        OptionalLong.of(size),
        size,
        Attachment.State.COMPLETE,
        Optional.of(digest),
        contents.made(sent, picture));
  }

  StoredFile completed(String type, String digest) {
    return with(
        type,
        OptionalLong.of(have),
        have,
        Attachment.State.COMPLETE,
        Optional.of(digest),
        contents);
  }

  private StoredFile with(
      String type,
      OptionalLong size,
      long have,
      Attachment.State state,
      Optional<String> digest,
      Contents contents) {
    return new StoredFile(
        id, owner, room, name, type, size, have, state, digest, created, seq, contents, writer);
  }

  /** The same in another room, for the same bytes. */
  StoredFile passedOn(String id, User by, String room, long now) {
    return new StoredFile(
        id,
        by,
        room,
        name,
        type,
        size,
        have,
        state,
        digest,
        now,
        OptionalLong.empty(),
        contents.made(OptionalLong.empty(), picture()),
        0);
  }

  /** One of its smaller pictures, as a file of its own; nothing when there is none of that size. */
  public Optional<StoredFile> thumbnail(int side) {
    return picture().stream()
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
        Contents.of(Beside.thumbnail(bytes(), one.side())).made(OptionalLong.empty(), picture()),
        writer);
  }
}

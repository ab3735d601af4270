package chat.parley.message.file;

import chat.parley.message.Picture;
import chat.parley.message.Sound;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of what is in a file.
 *
 * @param bytes the name by which they are kept; other files may stand for the same ones
 * @param sent bytes that its sender had sent, when what is kept is another number
 * @param picture when it is one that can be shown
 * @param sound when its sender has said how it sounds
 * @param preview its first lines, when it is a text
 */
public record Contents(
    String bytes,
    OptionalLong sent,
    Optional<Picture> picture,
    Optional<Sound> sound,
    Optional<String> preview) {

  /** Bytes of which nothing else is known. */
  public static Contents of(String bytes) {
    return new Contents(
        bytes, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Contents sounding(Optional<Sound> sound) {
    return new Contents(bytes, sent, picture, sound, preview);
  }

  Contents beginning(Optional<String> preview) {
    return new Contents(bytes, sent, picture, sound, preview);
  }

  Contents made(OptionalLong sent, Optional<Picture> picture) {
    return new Contents(bytes, sent, picture, sound, preview);
  }
}

package chat.parley.transport.program;

import chat.parley.message.file.FileCommand;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Names;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What a program says of a file that it sends.
 *
 * @param room where it is to be
 * @param name for people
 * @param user id of the service that sends it: 1 to 60 letters, digits, '-', '_' or '.'
 * @param called how that service is called
 * @param type such as {@code image/png}; empty when it is not known
 * @param size bytes, if it is known how many
 * @param cid the same one again is the same file
 * @param text what its message says; empty for its name
 */
public record NewFile(
    String room,
    String name,
    String user,
    String called,
    String type,
    OptionalLong size,
    String cid,
    String text) {
  private static final String SERVICE = "service";

  /** A file of the user {@code service}, of which nothing more is known. */
  public static NewFile in(String room, String name) {
    return new NewFile(
        room, name, SERVICE, SERVICE, "", OptionalLong.empty(), UUID.randomUUID().toString(), "");
  }

  public NewFile by(String service, String calledSo) {
    return new NewFile(room, name, service, calledSo, type, size, cid, text);
  }

  public NewFile ofType(String mediaType) {
    return new NewFile(room, name, user, called, mediaType, size, cid, text);
  }

  /** It must come to so many bytes, or it fails. */
  public NewFile ofSize(long bytes) {
    return new NewFile(room, name, user, called, type, OptionalLong.of(bytes), cid, text);
  }

  public NewFile withCid(String own) {
    return new NewFile(room, name, user, called, type, size, own, text);
  }

  public NewFile saying(String words) {
    return new NewFile(room, name, user, called, type, size, cid, words);
  }

  FileCommand.Begin command() {
    String named =
        Names.room(room)
            .orElseThrow(
                () ->
                    new Refusal(
                        Problem.BAD_REQUEST.refusedFor("room", "This is no name of a room.")));
    return new FileCommand.Begin(named, name, type, size, cid, text);
  }
}

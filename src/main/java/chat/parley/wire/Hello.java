package chat.parley.wire;

import chat.parley.room.Position;
import java.util.Map;
import java.util.Optional;

/**
 * The first command of a connection: who comes, and whether he was here before.
 *
 * @param person the key by which somebody is the same person in another session
 */
public record Hello(Optional<String> name, Optional<Resume> resume, Optional<String> person) {

  /** A session to go on with, the proof that it is his, and how far he has read. */
  public record Resume(String session, String key, Map<String, Position> rooms) {}
}

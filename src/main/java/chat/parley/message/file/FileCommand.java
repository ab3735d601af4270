package chat.parley.message.file;

import chat.parley.message.Body;
import chat.parley.message.Sound;
import chat.parley.protocol.Command;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client asks of files; their bytes go another way. */
public sealed interface FileCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R begin(Begin command);

    R read(Read command);

    R write(Write command);

    R cancel(Cancel command);

    R ended(Ended command);
  }

  /**
   * A file begins to come, with a message in a room that brings it.
   *
   * @param room empty for a part of a file that is put together later
   * @param size if it is known
   * @param cid the client's own id of the message; the same one again is the same file
   * @param body what the message says; without a text that one can see, the name of the file
   * @param reply the seq of the message in the room that it answers
   * @param sound how it sounds, if it does
   */
  record Begin(
      String room,
      String name,
      String type,
      OptionalLong size,
      String cid,
      Body body,
      OptionalLong reply,
      Optional<Sound> sound)
      implements FileCommand {

    /** With plain words, and as an answer to nobody. */
    public Begin(
        String room, String name, String type, OptionalLong size, String cid, String text) {
      this(
          room,
          name,
          type,
          size,
          cid,
          new Body(text, Body.Format.PLAIN, Map.of()),
          OptionalLong.empty(),
          Optional.empty());
    }

    @Override
    public long kept() {
      return body.kept();
    }

    public <R> R match(Cases<R> cases) {
      return cases.begin(this);
    }
  }

  /** Somebody wants to read a file. */
  record Read(String file) implements FileCommand {
    public <R> R match(Cases<R> cases) {
      return cases.read(this);
    }
  }

  /** Its sender goes on with a file. */
  record Write(String file) implements FileCommand {
    public <R> R match(Cases<R> cases) {
      return cases.write(this);
    }
  }

  /** Its sender takes a file back, and the message that brings it. */
  record Cancel(String file) implements FileCommand {
    public <R> R match(Cases<R> cases) {
      return cases.cancel(this);
    }
  }

  /** A file is complete, or has failed: the room is to hear it. */
  record Ended(StoredFile file) implements FileCommand {
    public <R> R match(Cases<R> cases) {
      return cases.ended(this);
    }
  }
}

package chat.parley.wire;

import chat.parley.message.file.FileCommand;
import java.util.Optional;
import java.util.OptionalLong;

/** What is asked of an upload over a socket, by which its bytes come too. */
public sealed interface UploadRequest {

  /** SHA-256 to which all of it must come, in small hexadecimal digits. */
  Optional<String> sha256();

  /** A file begins to come. */
  record Begin(FileCommand.Begin wanted, Optional<String> sha256) implements UploadRequest {}

  /**
   * Its sender goes on with a file.
   *
   * @param size how long it is to be, if he says so now
   */
  record Resume(String file, OptionalLong size, Optional<String> sha256) implements UploadRequest {}

  /** Its sender ends it, for now or for ever. */
  record End(Resume upload, Ending how) implements UploadRequest {
    @Override
    public Optional<String> sha256() {
      return upload.sha256();
    }
  }

  /** How an upload ends. */
  enum Ending {
    /** All of it has come. */
    DONE,

    /** Somebody goes on with it later. */
    PAUSED,

    /** The file is taken back, with its message. */
    CANCELED
  }
}

package chat.parley.message.file;

import chat.parley.message.Attachment;
import chat.parley.message.MessageId;
import chat.parley.protocol.Event;

/** What is heard of files. */
public sealed interface FileEvent extends Event {

  <R> R match(Cases<R> cases);

  /** One method per event: adding one breaks every place that must know it. */
  interface Cases<R> {
    R progress(Progress event);
  }

  /**
   * A file of a message has come so far.
   *
   * @param have bytes that can be read
   */
  record Progress(MessageId message, Attachment file, long have) implements FileEvent {
    /** The next one says more. */
    public boolean expendable() {
      return file.state() == Attachment.State.UPLOADING;
    }

    public <R> R match(Cases<R> cases) {
      return cases.progress(this);
    }
  }
}

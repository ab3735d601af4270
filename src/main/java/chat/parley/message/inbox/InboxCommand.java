package chat.parley.message.inbox;

import chat.parley.message.MessageId;
import chat.parley.protocol.Command;
import chat.parley.protocol.Weight;
import java.util.Optional;
import java.util.OptionalLong;

/** What a person asks of his conversations. */
public sealed interface InboxCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R read(Read command);

    R unread(SetUnread command);

    R sync(Sync command);

    R notify(Notify command);

    R draft(KeepDraft command);

    R readThread(ReadThread command);

    R follow(Follow command);

    R threads(ListThreads command);
  }

  /**
   * Messages are read.
   *
   * @param seq the last of them; nothing to ask how it stands
   */
  record Read(String room, OptionalLong seq) implements InboxCommand {
    public <R> R match(Cases<R> cases) {
      return cases.read(this);
    }
  }

  /** A message and those behind it are unread again. */
  record SetUnread(String room, long seq) implements InboxCommand {
    public <R> R match(Cases<R> cases) {
      return cases.unread(this);
    }
  }

  /**
   * All conversations.
   *
   * @param next where a page before ended
   */
  record Sync(Optional<String> next) implements InboxCommand {
    public <R> R match(Cases<R> cases) {
      return cases.sync(this);
    }
  }

  record Notify(String room, PreferenceChange change) implements InboxCommand {
    public <R> R match(Cases<R> cases) {
      return cases.notify(this);
    }
  }

  /**
   * What is begun to be written is kept.
   *
   * @param text empty to forget it; nothing to ask for it
   */
  record KeepDraft(String room, Optional<String> text) implements InboxCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + Weight.kept(text.orElse(""));
    }

    public <R> R match(Cases<R> cases) {
      return cases.draft(this);
    }
  }

  /**
   * Replies are read.
   *
   * @param message any of the thread
   * @param seq the last of them; nothing to ask how it stands
   */
  record ReadThread(MessageId message, OptionalLong seq) implements InboxCommand {
    public <R> R match(Cases<R> cases) {
      return cases.readThread(this);
    }
  }

  /**
   * Whether one wants to hear of a thread.
   *
   * @param message any of the thread
   * @param on nothing to ask how it stands
   */
  record Follow(MessageId message, Optional<Boolean> on) implements InboxCommand {
    public <R> R match(Cases<R> cases) {
      return cases.follow(this);
    }
  }

  /**
   * The threads that one follows.
   *
   * @param unread only those with something unread
   * @param next where a page before ended
   */
  record ListThreads(boolean unread, Optional<String> next) implements InboxCommand {
    public <R> R match(Cases<R> cases) {
      return cases.threads(this);
    }
  }
}

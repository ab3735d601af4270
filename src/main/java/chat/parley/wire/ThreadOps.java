package chat.parley.wire;

import static chat.parley.wire.MessageName.MESSAGE;

import chat.parley.access.Verb;
import chat.parley.message.inbox.InboxCommand;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;

/** The ops of threads that a person follows; how far he has read one is an op of {@code read}. */
final class ThreadOps {
  private static final int LONGEST_NEXT = 300;

  private static final Field<Optional<Boolean>> ON =
      Field.optional("on", Flag.FLAG, "whether one wants to follow it; without it, one only asks");

  private static final Op<InboxCommand.Follow> FOLLOW =
      new Op<>(
          "follow",
          "Follows the thread of a message, or does no more. Who answers in a thread, is mentioned"
              + " there, or began it and is answered, follows it by himself until he says otherwise.",
          List.of(Verb.READ),
          Pace.COMMAND,
          List.of(MESSAGE, ON),
          given -> new InboxCommand.Follow(MESSAGE.in(given), ON.in(given)),
          List.of(ThreadReplies.STANDS));

  private static final Field<Boolean> UNREAD =
      Field.optional("unread", Flag.FLAG, bounds -> false, "only those with something unread");

  private static final Field<Optional<String>> NEXT =
      Field.optional("next", new Text(LONGEST_NEXT), "that of the page before");

  private static final Op<InboxCommand.ListThreads> THREADS =
      new Op<>(
          "threads",
          "Lists the threads that one follows.",
          List.of(Verb.READ),
          Pace.READING_MUCH,
          List.of(UNREAD, NEXT),
          given -> new InboxCommand.ListThreads(UNREAD.in(given), NEXT.in(given)),
          List.of(ThreadReplies.THREADS));

  static final List<Op<?>> ROWS = List.of(FOLLOW, THREADS);

  private ThreadOps() {}
}

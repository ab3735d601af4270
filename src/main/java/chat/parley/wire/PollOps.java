package chat.parley.wire;

import static chat.parley.wire.MessageName.MESSAGE;
import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.board.Poll;
import chat.parley.capability.poll.PollCommand;
import chat.parley.pace.Price;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The ops by which people are asked; their votes are items of `record`. */
final class PollOps {
  private static final Field<String> QUESTION =
      Field.required("question", new PollWords(Poll.QUESTION_CHARACTERS), "");
  private static final Field<List<String>> CHOICES =
      Field.required("choices", PollChoices.POLL_CHOICES, "different ones");
  private static final Field<OptionalLong> CLOSES_AT =
      Field.optionalCount(
          "closes_at", "when it ends by itself: milliseconds since 1970, at most 400 days ahead");
  private static final Field<Optional<String>> CID =
      Field.optional("cid", new Text(64), "the client's own id, by which a retry is the same poll");

  private static final Op<PollCommand.Ask> POLL =
      new Op<>(
          "poll",
          "Asks all in a room, by a message. Its board is called `poll.` and the `seq` of that:"
              + " [Polls](#polls).",
          List.of(Verb.SPEAK),
          Pace.send(PollCommand::kept),
          List.of(ROOM, QUESTION, CHOICES, CLOSES_AT, CID),
          given ->
              new PollCommand.Ask(
                  ROOM.in(given),
                  new Poll(QUESTION.in(given), CHOICES.in(given), CLOSES_AT.in(given)),
                  CID.in(given).orElseGet(() -> UUID.randomUUID().toString())),
          List.of(MessageReplies.SENT));

  private static final Op<PollCommand.Close> CLOSE =
      new Op<>(
          "poll.close",
          "Ends one's own poll: no votes are taken any more, and its message tells the counts.",
          List.of(Verb.SPEAK),
          new Pace<>("one command, and one send", (asked, rooms) -> new Price(1, 1, 0)),
          List.of(MESSAGE),
          given -> new PollCommand.Close(MESSAGE.in(given)),
          List.of(SessionReplies.DONE));

  static final List<Op<?>> ROWS = List.of(POLL, CLOSE);

  private PollOps() {}
}

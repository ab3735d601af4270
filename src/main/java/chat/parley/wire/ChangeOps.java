package chat.parley.wire;

import static chat.parley.wire.MessageName.MESSAGE;

import chat.parley.access.Verb;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.MessageCommand;
import chat.parley.pace.Price;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The ops that let something happen to messages: edit, delete, react, pin, append. */
final class ChangeOps {
  private static final Field<Body> BODY =
      Field.required("body", BodyFields.BODY, "what it says from now on");
  private static final Field<String> EMOJI = Field.required("emoji", EmojiText.EMOJI, "");
  private static final Field<Boolean> ON =
      Field.optional("on", Flag.FLAG, bounds -> true, "false to take it back; true unless said");
  private static final Field<Optional<String>> CID =
      Field.optional(
          "cid", new Text(64), "the client's own id, by which a retry is the same change");

  private static final Op<MessageCommand.Alter> EDIT =
      row(
          "edit",
          "Lets one's own message say something else, within the time that the settings give."
              + " Mentions in it call nobody anew.",
          Verb.EDIT_OWN,
          List.of(MESSAGE, BODY, CID),
          given -> new Alteration.Edit(BODY.in(given)));

  private static final Op<MessageCommand.Alter> DELETE =
      row(
          "delete",
          "Takes back one's own message. Its text is gone everywhere; its place stays.",
          Verb.DELETE_OWN,
          List.of(MESSAGE, CID),
          given -> new Alteration.Deletion());

  private static final Op<MessageCommand.Alter> REACT =
      row(
          "react",
          "Reacts to a message with an emoji, or takes that back. One of a kind per person.",
          Verb.REACT,
          List.of(MESSAGE, EMOJI, ON, CID),
          given -> new Alteration.Reaction(EMOJI.in(given), ON.in(given)));

  private static final Op<MessageCommand.Alter> PIN =
      row(
          "pin",
          "Pins a message in its room, or takes that back.",
          Verb.PIN,
          List.of(MESSAGE, ON, CID),
          given -> new Alteration.Pin(ON.in(given)));

  private static final Field<Long> N =
      Field.optional(
          "n", Count.COUNT, bounds -> 0L, "how many times something was appended to it before");
  private static final Field<String> TEXT =
      Field.optional("text", Text.ANY, bounds -> "", "what follows");
  private static final Field<Optional<Alteration.End>> END =
      Field.optional("end", Choice.of(Alteration.End.class), "that this was the last, and why");

  private static final Op<MessageCommand.Append> APPEND =
      new Op<>(
          "append",
          "Appends to one's own message that was sent `open`, or ends it. Others, who want no more"
              + " of it, end it without a text. What has another `n` than is due is not taken.",
          List.of(Verb.SPEAK, Verb.STOP),
          new Pace<>(
              "a fifth of a command, with its bytes",
              (append, rooms) -> new Price(0.2, 0, append.text().length())),
          List.of(MESSAGE, N, TEXT, END),
          given ->
              new MessageCommand.Append(
                  MESSAGE.in(given), N.in(given), TEXT.in(given), END.in(given)),
          List.of(ChangeReplies.GROWN));

  static final List<Op<?>> ROWS = List.of(EDIT, DELETE, REACT, PIN, APPEND);

  private ChangeOps() {}

  private static Op<MessageCommand.Alter> row(
      String name,
      String sentence,
      Verb verb,
      List<Field<?>> fields,
      Function<Given, Alteration> alteration) {
    return new Op<>(
        name,
        sentence,
        List.of(verb),
        Pace.send(alter -> alter.alteration().weight()),
        fields,
        given ->
            new MessageCommand.Alter(
                MESSAGE.in(given),
                CID.in(given).orElseGet(() -> UUID.randomUUID().toString()),
                alteration.apply(given)),
        List.of(ChangeReplies.CHANGED, ChangeReplies.UNCHANGED));
  }
}

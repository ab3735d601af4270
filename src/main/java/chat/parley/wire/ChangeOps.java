package chat.parley.wire;

import static chat.parley.wire.MessageName.MESSAGE;

import chat.parley.access.Verb;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.MessageCommand;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The ops that let something happen to messages: edit, delete, react, pin. */
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

  static final List<Op<?>> ROWS = List.of(EDIT, DELETE, REACT, PIN);

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

package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.Alteration;
import chat.parley.message.Attachment;
import chat.parley.message.Body;
import chat.parley.message.Change;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageState;
import chat.parley.room.RoomEntry;
import chat.parley.room.UnknownEntry;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The columns of an entry of a room's log, as it was appended, in the order in which every query
 * names them; both databases have the same.
 */
final class EntryRows {
  private static final int POS = 0;
  private static final int SEQ = 1;
  private static final int SENDER = 2;
  private static final int CID = 5;
  private static final int TS = 6;
  private static final int BODY = 7;
  private static final int REPLY = 10;
  private static final int KIND = 11;
  private static final int TARGET = 12;
  private static final int ROOT = 13;
  private static final int NUMBER = 14;
  private static final int ATTRIBUTES = 15;
  private static final int QUOTED = 16;
  private static final int QUOTED_TEXT = 19;
  private static final int QUOTE_DELETED = 20;

  /** How many columns there are. */
  static final int COUNT = 21;

  static final String COLUMNS =
      "e.pos, e.seq, e.sender, e.name, e.guest, e.cid, e.ts, e.text, e.format, e.data, e.reply,"
          + " e.kind, e.target, e.root, e.number, e.attributes,"
          + " q.sender, q.name, q.guest, coalesce(qe.text, q.text), qs.deleted";

  /** What they are read from, with the message that is quoted as it is now. */
  static final String TABLES =
      " entry e LEFT JOIN entry q ON q.room = e.room AND q.seq = e.reply"
          + " LEFT JOIN message_state qs ON qs.room = e.room AND qs.seq = e.reply"
          + " LEFT JOIN entry qe ON qe.room = e.room AND qe.pos = qs.edited";

  private static final String ON = "ON";

  private EntryRows() {}

  /** The entry, of whatever kind. */
  static RoomEntry entry(StoredRow row, String room, String epoch) {
    String kind = row.present(KIND);
    if (kind.equals(Message.KIND)) {
      return message(row, room, epoch);
    }
    return alteration(row, kind)
        .<RoomEntry>map(
            alteration ->
                new Change(
                    room,
                    epoch,
                    row.count(POS),
                    row.count(TS),
                    user(row, SENDER),
                    row.present(CID),
                    row.count(TARGET),
                    alteration,
                    row.number(NUMBER).orElse(0)))
        .orElseGet(() -> new UnknownEntry(room, epoch, row.count(POS), row.count(TS)));
  }

  private static Optional<Alteration> alteration(StoredRow row, String kind) {
    boolean on = row.present(BODY + 1).equals(ON);
    return switch (kind) {
      case Alteration.Edit.KIND -> Optional.of(new Alteration.Edit(body(row, BODY, ATTRIBUTES)));
      case Alteration.Close.KIND ->
          Optional.of(
              new Alteration.Close(
                  body(row, BODY, ATTRIBUTES),
                  row.text(ATTRIBUTES).map(Attributes::end).orElse(Alteration.End.DONE)));
      case Alteration.Deletion.KIND -> Optional.of(new Alteration.Deletion());
      case Alteration.Reaction.KIND -> Optional.of(new Alteration.Reaction(row.present(BODY), on));
      case Alteration.Pin.KIND -> Optional.of(new Alteration.Pin(on));
      default -> Optional.empty();
    };
  }

  /** One that is known to be a message. */
  static Message message(StoredRow row, String room, String epoch) {
    boolean open = row.text(ATTRIBUTES).map(Attributes::open).orElse(false);
    return message(row, room, epoch, first(row), open ? MessageState.OPEN : MessageState.NONE);
  }

  /**
   * A message of which the reader knows more.
   *
   * @param body what it says
   */
  static Message message(StoredRow row, String room, String epoch, Body body, MessageState state) {
    return new Message(
        room,
        epoch,
        row.count(SEQ),
        row.count(POS),
        user(row, SENDER),
        row.present(CID),
        row.count(TS),
        body,
        links(row),
        state);
  }

  private static Links links(StoredRow row) {
    OptionalLong reply = row.number(REPLY);
    Optional<String> attributes = row.text(ATTRIBUTES);
    if (reply.isEmpty() && attributes.isEmpty()) {
      return Links.NONE;
    }
    Optional<Links.Quote> quote =
        reply.isEmpty() ? Optional.empty() : Optional.of(quote(row, reply.getAsLong()));
    Optional<Links.Forwarded> forwarded = attributes.flatMap(Attributes::forwarded);
    List<Attachment> files = attributes.map(Attributes::files).orElse(List.of());
    return reply.isEmpty() && forwarded.isEmpty() && files.isEmpty()
        ? Links.NONE
        : new Links(reply, row.number(ROOT), quote, forwarded, files);
  }

  private static Links.Quote quote(StoredRow row, long reply) {
    return row.text(QUOTED)
        .map(
            there ->
                Links.Quote.of(
                    reply,
                    user(row, QUOTED),
                    row.present(QUOTED_TEXT),
                    row.number(QUOTE_DELETED).isPresent()))
        .orElseGet(() -> Links.Quote.gone(reply));
  }

  /** What somebody is called: id, name, and whether he is a guest, in this order. */
  static User user(StoredRow row, int first) {
    return new User(row.present(first), row.present(first + 1), row.flag(first + 2));
  }

  /**
   * What is said: text, format, data, in this order.
   *
   * @param attributes where the mentions are
   */
  static Body body(StoredRow row, int first, int attributes) {
    Map<String, Object> data =
        row.text(first + 2).map(text -> new JsonObject(text).getMap()).orElse(Map.of());
    return new Body(
        row.present(first),
        Body.Format.valueOf(row.present(first + 1)),
        data,
        row.text(attributes).map(Attributes::mentions).orElse(List.of()));
  }

  /** The column of data, of which {@link #body} makes them again; most bodies have none. */
  static Optional<String> data(Body body) {
    return body.data().isEmpty()
        ? Optional.empty()
        : Optional.of(new JsonObject(body.data()).encode());
  }

  /** What the message said when it was sent. */
  static Body first(StoredRow row) {
    return body(row, BODY, ATTRIBUTES);
  }
}

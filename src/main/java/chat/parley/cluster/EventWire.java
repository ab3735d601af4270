package chat.parley.cluster;

import chat.parley.board.BoardEvent;
import chat.parley.board.lines.LineEvent;
import chat.parley.capability.EventCases;
import chat.parley.document.DocumentEvent;
import chat.parley.message.Message;
import chat.parley.message.MessageEvent;
import chat.parley.message.file.FileEvent;
import chat.parley.message.inbox.InboxEvent;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEvent;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Spells events so that another node can read them back whole, unlike those for clients. */
final class EventWire {

  private EventWire() {}

  /** The event; nothing when it is of a kind that this node does not know. */
  static Optional<Event> read(JsonObject json) {
    return EventReading.read(json);
  }

  static JsonObject spelled(Event event) {
    return EventCases.match(event, new Spelling());
  }

  /** One method per event. */
  private static final class Spelling implements EventCases<JsonObject> {
    @Override
    public JsonObject said(MessageEvent.Said event) {
      Message message = event.message();
      JsonObject json =
          new JsonObject()
              .put("ev", "said")
              .put("room", message.room())
              .put("epoch", message.epoch())
              .put("seq", message.seq())
              .put("pos", message.pos())
              .put("from", UserWire.spelled(message.from()))
              .put("cid", message.cid())
              .put("ts", message.ts())
              .put("body", BodyWire.spelled(message.body()));
      LinksWire.put(message.links(), json);
      return message.state().open() ? json.put("open", true) : json;
    }

    @Override
    public JsonObject changed(MessageEvent.Changed event) {
      return ChangeWire.spelled(event.change()).put("ev", "changed");
    }

    @Override
    public JsonObject grown(MessageEvent.Grown event) {
      return new JsonObject()
          .put("ev", "grown")
          .put("room", event.message().room())
          .put("seq", event.message().seq())
          .put("at", event.at())
          .put("text", event.text());
    }

    @Override
    public JsonObject whispered(MessageEvent.Whispered event) {
      return new JsonObject()
          .put("ev", "whispered")
          .put("session", event.session())
          .put("from", UserWire.spelled(event.from()))
          .put("cid", event.cid())
          .put("ts", event.ts())
          .put("body", BodyWire.spelled(event.body()));
    }

    @Override
    public JsonObject typed(RoomEvent.Typed event) {
      return except(
          new JsonObject()
              .put("ev", "typed")
              .put("room", event.room())
              .put("user", UserWire.spelled(event.user()))
              .put("on", event.on()),
          event);
    }

    /** Each node tells of presence as it sees it, so this one never travels. */
    @Override
    public JsonObject presence(RoomEvent.PresenceChanged event) {
      throw new IllegalArgumentException("presence is told as facts");
    }

    @Override
    public JsonObject status(RoomEvent.StatusChanged event) {
      throw new IllegalArgumentException("presence is told as facts");
    }

    @Override
    public JsonObject custom(MessageEvent.Custom event) {
      return except(CustomWire.spelled(event), event);
    }

    @Override
    public JsonObject progress(FileEvent.Progress event) {
      return FileWire.progress(event);
    }

    @Override
    public JsonObject updated(DocumentEvent.Updated event) {
      return DocumentWire.updated(event);
    }

    @Override
    public JsonObject cursors(DocumentEvent.Cursors event) {
      return DocumentWire.cursors(event);
    }

    /** Each node tells its own sessions what they may, and what has ended. */
    @Override
    public JsonObject allowed(DocumentEvent.Allowed event) {
      throw new IllegalArgumentException("rights are told by each node");
    }

    @Override
    public JsonObject documentClosed(DocumentEvent.Closed event) {
      throw new IllegalArgumentException("documents are closed by each node");
    }

    @Override
    public JsonObject edited(DocumentEvent.Edited event) {
      return DocumentWire.edited(event);
    }

    /** Each node tells its own sessions what they see. */
    @Override
    public JsonObject boardChanged(BoardEvent.Changed event) {
      throw new IllegalArgumentException("boards are shown by each node");
    }

    @Override
    public JsonObject boardClosed(BoardEvent.Closed event) {
      throw new IllegalArgumentException("boards are closed by each node");
    }

    @Override
    public JsonObject linesTold(LineEvent.Told event) {
      throw new IllegalArgumentException("lines are told by each node");
    }

    @Override
    public JsonObject linesClosed(LineEvent.Closed event) {
      throw new IllegalArgumentException("logs are closed by each node");
    }

    @Override
    public JsonObject logGone(LineEvent.Gone event) {
      return BoardWire.logGone(event);
    }

    @Override
    public JsonObject chunkStored(LineEvent.Stored event) {
      return BoardWire.chunk(event);
    }

    @Override
    public JsonObject shares(BoardEvent.Shares event) {
      return BoardWire.shares(event);
    }

    @Override
    public JsonObject valuesChanged(BoardEvent.ValuesChanged event) {
      return BoardWire.values(event);
    }

    @Override
    public JsonObject alertsChanged(BoardEvent.AlertsChanged event) {
      throw new IllegalArgumentException("alerts are told by each node");
    }

    @Override
    public JsonObject alertsTouched(BoardEvent.AlertsTouched event) {
      return BoardWire.alerts(event);
    }

    @Override
    public JsonObject pollChanged(BoardEvent.PollChanged event) {
      return PollWire.spelled(event);
    }

    @Override
    public JsonObject takenAway(BoardEvent.TakenAway event) {
      return BoardWire.takenAway(event);
    }

    @Override
    public JsonObject listChanged(BoardEvent.ListChanged event) {
      return BoardWire.listChanged(event);
    }

    @Override
    public JsonObject readMoved(InboxEvent.ReadMoved event) {
      return InboxWire.readMoved(event);
    }

    @Override
    public JsonObject notified(InboxEvent.Notified event) {
      return InboxWire.notified(event);
    }

    @Override
    public JsonObject followed(InboxEvent.Followed event) {
      return InboxWire.followed(event);
    }

    @Override
    public JsonObject receipt(InboxEvent.Receipt event) {
      return InboxWire.receipt(event);
    }
  }

  private static JsonObject except(JsonObject json, Event event) {
    event.except().ifPresent(session -> json.put("except", session));
    return json;
  }
}

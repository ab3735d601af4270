package chat.parley.wire;

import chat.parley.board.BoardEvent;
import chat.parley.board.lines.LineEvent;
import chat.parley.capability.EventCases;
import chat.parley.document.DocumentEvent;
import chat.parley.message.MessageEvent;
import chat.parley.message.file.FileEvent;
import chat.parley.message.inbox.InboxEvent;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEvent;
import io.vertx.core.json.JsonObject;

/** Spells events: {@code {"ev":"message","room":"lobby",…}}. */
public final class EventWriter implements EventCases<JsonObject> {
  private static final EventWriter EVENTS = new EventWriter();

  private EventWriter() {}

  public static JsonObject json(Event event) {
    return EventCases.match(event, EVENTS);
  }

  @Override
  public JsonObject said(MessageEvent.Said event) {
    return Messages.message(event.message());
  }

  @Override
  public JsonObject changed(MessageEvent.Changed event) {
    return ChangeEvents.changed(event.change());
  }

  @Override
  public JsonObject grown(MessageEvent.Grown event) {
    return ChangeEvents.grown(event);
  }

  @Override
  public JsonObject whispered(MessageEvent.Whispered event) {
    return MessageEvents.whispered(event);
  }

  @Override
  public JsonObject custom(MessageEvent.Custom event) {
    return MessageEvents.custom(event);
  }

  @Override
  public JsonObject readMoved(InboxEvent.ReadMoved event) {
    return InboxEvents.readMoved(event);
  }

  @Override
  public JsonObject notified(InboxEvent.Notified event) {
    return InboxEvents.notified(event);
  }

  @Override
  public JsonObject followed(InboxEvent.Followed event) {
    return InboxEvents.followed(event);
  }

  @Override
  public JsonObject receipt(InboxEvent.Receipt event) {
    return InboxEvents.receipt(event);
  }

  @Override
  public JsonObject progress(FileEvent.Progress event) {
    return FileEvents.progress(event);
  }

  @Override
  public JsonObject updated(DocumentEvent.Updated event) {
    return DocumentEvents.updated(event);
  }

  @Override
  public JsonObject cursors(DocumentEvent.Cursors event) {
    return DocumentEvents.cursors(event);
  }

  @Override
  public JsonObject allowed(DocumentEvent.Allowed event) {
    return DocumentEvents.allowed(event);
  }

  @Override
  public JsonObject documentClosed(DocumentEvent.Closed event) {
    return DocumentEvents.closed(event);
  }

  @Override
  public JsonObject edited(DocumentEvent.Edited event) {
    return DocumentEvents.edited(event);
  }

  @Override
  public JsonObject boardChanged(BoardEvent.Changed event) {
    return BoardEvents.changed(event);
  }

  @Override
  public JsonObject boardClosed(BoardEvent.Closed event) {
    return BoardEvents.closed(event);
  }

  @Override
  public JsonObject linesTold(LineEvent.Told event) {
    return LineEvents.told(event);
  }

  @Override
  public JsonObject linesClosed(LineEvent.Closed event) {
    return LineEvents.closed(event);
  }

  @Override
  public JsonObject logGone(LineEvent.Gone event) {
    throw new IllegalArgumentException("each node closes its own logs");
  }

  @Override
  public JsonObject chunkStored(LineEvent.Stored event) {
    throw new IllegalArgumentException("chunks stay between nodes");
  }

  /** What nodes tell each other is never heard as it is. */
  @Override
  public JsonObject shares(BoardEvent.Shares event) {
    throw new IllegalArgumentException("shares stay between nodes");
  }

  @Override
  public JsonObject valuesChanged(BoardEvent.ValuesChanged event) {
    throw new IllegalArgumentException("values stay between nodes");
  }

  @Override
  public JsonObject alertsChanged(BoardEvent.AlertsChanged event) {
    return AlertTexts.changed(event);
  }

  @Override
  public JsonObject alertsTouched(BoardEvent.AlertsTouched event) {
    throw new IllegalArgumentException("each node reads alerts itself");
  }

  @Override
  public JsonObject pollChanged(BoardEvent.PollChanged event) {
    throw new IllegalArgumentException("polls stay between nodes");
  }

  @Override
  public JsonObject takenAway(BoardEvent.TakenAway event) {
    throw new IllegalArgumentException("each node closes its own boards");
  }

  @Override
  public JsonObject listChanged(BoardEvent.ListChanged event) {
    return BoardEvents.listed(event);
  }

  @Override
  public JsonObject typed(RoomEvent.Typed event) {
    return RoomEvents.typed(event);
  }

  @Override
  public JsonObject presence(RoomEvent.PresenceChanged event) {
    return RoomEvents.changed(event);
  }

  @Override
  public JsonObject status(RoomEvent.StatusChanged event) {
    return RoomEvents.status(event);
  }
}

package chat.parley.transport.program;

import chat.parley.access.Sender;
import chat.parley.access.Writers;
import chat.parley.capability.Chat;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentReply;
import chat.parley.document.DocumentVersion;
import chat.parley.document.TextChange;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.Names;
import chat.parley.transport.EventSerializer;
import chat.parley.transport.Services;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Documents for programs in the JVM of the server, which speak for services. Nothing here blocks.
 * Every failure is a {@link Refusal}, whose {@code reply().problem()} tells them apart, or an
 * outage.
 */
public final class SharedDocuments {
  private final Vertx vertx;
  private final Chat chat;
  private final Sender sender;

  private SharedDocuments(Vertx vertx, Chat chat, Sender sender) {
    this.vertx = vertx;
    this.chat = chat;
    this.sender = sender;
  }

  /**
   * @param user id of the service, of {@code A-Za-z0-9_.-}
   * @param name by which people see it
   */
  public static SharedDocuments of(Vertx vertx, Chat chat, String user, String name) {
    return new SharedDocuments(vertx, chat, Services.sender(user, name));
  }

  /** The text of a document, which is Markdown where the page wrote it. */
  public Future<String> text(String room, String doc) {
    return contents(room, doc, OptionalLong.empty(), DocumentCommand.Format.TEXT)
        .map(DocumentReply.Contents::text);
  }

  /** The text as it was. */
  public Future<String> text(String room, String doc, long pos) {
    return contents(room, doc, OptionalLong.of(pos), DocumentCommand.Format.TEXT)
        .map(DocumentReply.Contents::text);
  }

  /** All that is in it, each root of Yjs by its name. */
  public Future<JsonObject> json(String room, String doc) {
    return contents(room, doc, OptionalLong.empty(), DocumentCommand.Format.JSON)
        .map(contents -> new JsonObject(contents.text()));
  }

  /** All of it as one update of Yjs, version 1. */
  public Future<Buffer> update(String room, String doc) {
    return contents(room, doc, OptionalLong.empty(), DocumentCommand.Format.UPDATE)
        .map(contents -> Buffer.buffer(contents.update()));
  }

  private Future<DocumentReply.Contents> contents(
      String room, String doc, OptionalLong pos, DocumentCommand.Format format) {
    return ask(
        new DocumentCommand.Read(named(room, doc), pos, format, Integer.MAX_VALUE),
        DocumentReply.Contents.class);
  }

  /**
   * Makes a document that begins with a text; refused ({@code NOT_EMPTY}) once somebody has written
   * in it, so that nothing begins twice.
   *
   * @return the position of the edit
   */
  public Future<Long> begin(String room, String doc, String text) {
    return ask(
            new DocumentCommand.Create(named(room, doc), Optional.empty(), Optional.of(text)),
            DocumentReply.Made.class)
        .map(DocumentReply.Made::pos);
  }

  /** Writes at the end. */
  public Future<Long> append(String room, String doc, String text) {
    return edit(room, doc, change(TextChange.Kind.APPEND, text), OptionalLong.empty());
  }

  /**
   * Writes somewhere.
   *
   * @param at in UTF-16 units
   */
  public Future<Long> insert(String room, String doc, int at, String text) {
    return edit(
        room,
        doc,
        new TextChange(
            TextChange.Kind.INSERT,
            text,
            OptionalInt.of(at),
            OptionalInt.empty(),
            Optional.empty()),
        OptionalLong.empty());
  }

  /** Writes instead of what stands between two places, in UTF-16 units. */
  public Future<Long> replace(String room, String doc, int from, int to, String text) {
    return edit(
        room,
        doc,
        new TextChange(
            TextChange.Kind.REPLACE,
            text,
            OptionalInt.of(from),
            OptionalInt.of(to),
            Optional.empty()),
        OptionalLong.empty());
  }

  /**
   * Replaces all of the text, if nobody has written since.
   *
   * @param onlyAt the position at which it was read; refused ({@code CHANGED_MEANWHILE}) when that
   *     is not the last one
   */
  public Future<Long> set(String room, String doc, String text, long onlyAt) {
    return edit(room, doc, change(TextChange.Kind.REPLACE, text), OptionalLong.of(onlyAt));
  }

  private static TextChange change(TextChange.Kind kind, String text) {
    return new TextChange(kind, text, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
  }

  private Future<Long> edit(String room, String doc, TextChange change, OptionalLong onlyAt) {
    return ask(
            new DocumentCommand.Edit(named(room, doc), change, onlyAt), DocumentReply.Taken.class)
        .map(DocumentReply.Taken::pos);
  }

  /**
   * What it was, newest first: edits that follow each other closely are one version. {@link
   * #text(String, String, long)} reads one, to compare it with another.
   */
  public Future<List<DocumentVersion>> versions(String room, String doc) {
    return ask(
            new DocumentCommand.Versions(named(room, doc), OptionalLong.empty()),
            DocumentReply.History.class)
        .map(DocumentReply.History::versions);
  }

  /** Makes all of it what it was, by an edit like any other. */
  public Future<Long> restore(String room, String doc, long pos) {
    return ask(new DocumentCommand.Restore(named(room, doc), pos), DocumentReply.Taken.class)
        .map(DocumentReply.Taken::pos);
  }

  /** The newest documents of a room, the last edited first. */
  public Future<List<DocumentReply.Line>> list(String room) {
    return ask(new DocumentCommand.ListAll(room, OptionalLong.empty()), DocumentReply.Listed.class)
        .map(DocumentReply.Listed::docs);
  }

  /**
   * Hears each change, once for the whole cluster, as the event {@code doc} of chat.v1 has it.
   *
   * @return to stop it
   */
  public MessageConsumer<JsonObject> changes(String room, String doc, Consumer<JsonObject> heard) {
    return vertx
        .eventBus()
        .consumer(
            EventSerializer.address(named(room, doc).key()),
            message -> heard.accept(message.body()));
  }

  /** Says who may write documents on this node from now on; whoever has one open is told. */
  public Future<Void> permit(Writers writers) {
    return ask(new DocumentCommand.Permit(writers), Reply.class).mapEmpty();
  }

  /**
   * @throws Refusal when that is no name
   */
  private static DocumentName named(String room, String doc) {
    return new DocumentName(
        Names.room(room).orElseThrow(SharedDocuments::noName),
        Names.room(doc).orElseThrow(SharedDocuments::noName));
  }

  private static Refusal noName() {
    return new Refusal(Problem.BAD_REQUEST.refusedFor("doc", "This is no name."));
  }

  private <R extends Reply> Future<R> ask(DocumentCommand command, Class<R> kind) {
    return chat.handle(sender, command)
        .map(
            reply -> {
              if (reply instanceof Refused refused) {
                throw new Refusal(refused);
              }
              return kind.cast(reply);
            });
  }
}

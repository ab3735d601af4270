package chat.parley.wire;

import chat.parley.access.Verb;
import chat.parley.message.Body;
import chat.parley.message.file.FileCommand;
import chat.parley.pace.Price;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The op by which files come over a socket. */
final class UploadOps {
  /** What it costs to call everybody, in sends. */
  private static final int CALLING = 5;

  private static final Field<Optional<String>> FILE =
      Field.optional("file", new Text(64), "the `id` of a file with which one goes on");
  private static final Field<Optional<String>> ROOM =
      Field.optional("room", RoomName.ROOM_NAME, "where a file is to be that begins");
  private static final Field<Optional<String>> NAME =
      Field.optional("name", Text.ANY, "what it is called");
  private static final Field<Optional<String>> TYPE =
      Field.optional("type", Text.ANY, "such as `image/png`");
  private static final Field<OptionalLong> SIZE =
      Field.optionalCount("size", "bytes, once it is known how many");
  private static final Field<Optional<String>> CID =
      Field.optional(
          "cid", new Text(64), "the client's own id, by which a retry is the same upload");
  private static final Field<Optional<String>> TEXT =
      Field.optional("text", new Text(1_000), "what its message says; its name unless said");
  private static final Field<Body.Format> FORMAT =
      Field.optional(
          "format", Messages.FORMAT, bounds -> Body.Format.PLAIN, "`\"plain\"` unless said");
  private static final Field<List<String>> MENTIONS =
      Field.optional("mentions", Mentions.MENTIONS, bounds -> List.of(), "whom it concerns");
  private static final Field<OptionalLong> REPLY =
      Field.optionalCount("reply", "the `seq` of the message that it answers");
  private static final Field<Optional<String>> SHA256 =
      Field.optional("sha256", Sha256.SHA_256, "to which all of it must come");
  private static final Field<Optional<UploadRequest.Ending>> END =
      Field.optional(
          "end", Choice.of(UploadRequest.Ending.class), "that no more of `file` comes here");

  private static final Op<UploadRequest> UPLOAD =
      new Op<>(
          "upload",
          "Sends a file over this socket: see [Over a socket](#over-a-socket). With `file` one goes"
              + " on, or ends; without it one begins.",
          List.of(Verb.UPLOAD),
          new Pace<>(
              "one command; to begin, one send with its bytes too, five when it calls all",
              UploadOps::price),
          List.of(FILE, ROOM, NAME, TYPE, SIZE, CID, TEXT, FORMAT, MENTIONS, REPLY, SHA256, END),
          UploadOps::request,
          List.of(UploadReplies.STANDS, SessionReplies.DONE));

  static final List<Op<?>> ROWS = List.of(UPLOAD);

  private UploadOps() {}

  /** To begin costs as much as a message that says the same. */
  private static Price price(UploadRequest request, int rooms) {
    return request instanceof UploadRequest.Begin begin
        ? new Price(
            1, begin.wanted().body().callsAll() ? CALLING : 1, begin.wanted().body().weight())
        : Price.ONE_COMMAND;
  }

  private static UploadRequest request(Given given) {
    Optional<String> file = FILE.in(given);
    Optional<String> room = ROOM.in(given);
    OptionalLong size = SIZE.in(given);
    Optional<String> sha256 = SHA256.in(given);
    Optional<UploadRequest.Ending> end = END.in(given);
    FileCommand.Begin begin =
        new FileCommand.Begin(
            room.orElse(""),
            NAME.in(given).orElse(""),
            TYPE.in(given).orElse(""),
            size,
            CID.in(given).orElseGet(() -> UUID.randomUUID().toString()),
            new Body(TEXT.in(given).orElse(""), FORMAT.in(given), Map.of(), MENTIONS.in(given)),
            REPLY.in(given),
            Optional.empty());
    if (file.isPresent()) {
      UploadRequest.Resume upload = new UploadRequest.Resume(file.get(), size, sha256);
      return end.isPresent() ? new UploadRequest.End(upload, end.get()) : upload;
    }
    if (end.isPresent() || room.isEmpty()) {
      throw Wrong.field(end.isPresent() ? "file" : "room", "is missing");
    }
    return new UploadRequest.Begin(begin, sha256);
  }
}

package chat.parley.wire;

import static chat.parley.wire.field.Property.always;
import static chat.parley.wire.field.Property.sometimes;

import chat.parley.message.file.StoredFile;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The answer about an upload over a socket. */
final class UploadReplies {
  static final Answer<UploadReply> STANDS =
      new Answer<>(
          UploadReply.class,
          "How it stands.",
          List.of(
              sometimes("upload", Count.COUNT, "its number on this socket; none when it has ended"),
              always("file", FileEvents.FILE, ""),
              always("room", Text.ANY, ""),
              sometimes("message", Text.ANY, "the `id` of the message that brings it"),
              always("url", Text.ANY, "where it is read, and sent over HTTP"),
              always("offset", Count.COUNT, "bytes that are on the disk: where it goes on"),
              sometimes("sha256", Text.ANY, "of a complete file"),
              sometimes("window", Count.COUNT, "bytes that may be sent behind `offset`"),
              sometimes("piece", Count.COUNT, "most bytes of one piece")),
          UploadReplies::put);

  private UploadReplies() {}

  private static void put(UploadReply reply, JsonObject json) {
    StoredFile file = reply.file();
    reply
        .number()
        .ifPresent(
            number ->
                json.put("upload", number)
                    .put("window", UploadReply.WINDOW_BYTES)
                    .put("piece", reply.piece()));
    json.put("file", FileEvents.file(file.attachment()))
        .put("room", file.room())
        .put("url", "/files/" + file.id())
        .put("offset", file.came());
    file.seq().ifPresent(seq -> json.put("message", file.room() + ":" + seq));
    file.digest().ifPresent(digest -> json.put("sha256", digest));
  }
}

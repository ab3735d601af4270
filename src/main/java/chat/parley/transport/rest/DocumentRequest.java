package chat.parley.transport.rest;

import chat.parley.capability.Chat;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentReply;
import chat.parley.pace.Visitors;
import chat.parley.wire.field.Bounds;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** One request about a document. */
final class DocumentRequest extends RestRequest {
  private static final int NOT_MODIFIED = 304;

  DocumentRequest(RoutingContext context, Chat chat, Visitors visitors, Bounds bounds) {
    super(context, chat, visitors, bounds);
  }

  /** Reads a document: here it may be as long as it is. */
  void read(Map<String, Object> fields) {
    DocumentCommand.Read wanted = (DocumentCommand.Read) asked("doc.read", fields);
    perform(
        new DocumentCommand.Read(wanted.doc(), wanted.pos(), wanted.format(), Integer.MAX_VALUE),
        reply -> answer((DocumentReply.Contents) reply));
  }

  private void answer(DocumentReply.Contents contents) {
    String tag = "\"" + contents.epoch() + ":" + contents.pos() + "\"";
    http()
        .response()
        .putHeader(HttpHeaders.ETAG, tag)
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    if (tag.equals(http().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      http().response().setStatusCode(NOT_MODIFIED).end();
      return;
    }
    switch (contents.format()) {
      case TEXT -> answer("text/plain; charset=utf-8", Buffer.buffer(contents.text()));
      case MARKDOWN -> answer("text/markdown; charset=utf-8", Buffer.buffer(contents.text()));
      case JSON -> answer("application/json", Buffer.buffer(contents.text()));
      case UPDATE -> answer("application/octet-stream", Buffer.buffer(contents.update()));
      default -> throw new IllegalArgumentException(contents.format().name());
    }
  }
}

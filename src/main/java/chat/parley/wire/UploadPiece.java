package chat.parley.wire;

import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;

/**
 * Where binary data belong that come with an event {@code upload} of Socket.IO.
 *
 * @param upload its number on the socket
 * @param offset where in the file they begin
 */
public record UploadPiece(long upload, long offset) {
  private static final Field<Long> UPLOAD = Field.required("upload", Count.COUNT, "");
  private static final Field<Long> OFFSET = Field.required("offset", Count.COUNT, "");

  public static UploadPiece read(Fields fields, Bounds bounds) {
    Given given = fields.within(bounds);
    return new UploadPiece(UPLOAD.in(given), OFFSET.in(given));
  }
}

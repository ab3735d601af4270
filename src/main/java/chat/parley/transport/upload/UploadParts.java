package chat.parley.transport.upload;

import chat.parley.budget.Budget;
import chat.parley.message.file.Uploads;
import chat.parley.wire.UploadReply;

/**
 * What uploads over sockets stand on.
 *
 * @param receiving bounds what of the node's memory holds pieces that are not written
 * @param piece most bytes of one, so that it goes into a frame
 */
public record UploadParts(Uploads uploads, Budget receiving, int piece) {

  /**
   * @param frameBytes most of one frame
   */
  public static UploadParts of(Uploads uploads, Budget receiving, int frameBytes) {
    return new UploadParts(
        uploads, receiving, Math.min(UploadReply.PIECE_BYTES, frameBytes - Piece.HEAD_BYTES));
  }
}

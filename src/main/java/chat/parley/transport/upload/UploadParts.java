package chat.parley.transport.upload;

import chat.parley.budget.Budget;
import chat.parley.message.file.Uploads;

/**
 * What uploads over sockets stand on.
 *
 * @param receiving bounds what of the node's memory holds pieces that are not written
 */
public record UploadParts(Uploads uploads, Budget receiving) {}

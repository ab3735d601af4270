package chat.parley.transport.file;

import chat.parley.capability.Chat;
import chat.parley.message.file.Uploads;
import chat.parley.pace.Visitors;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.SessionKeys;

/**
 * What requests about files stand on, on one loop.
 *
 * @param linkSeconds how long a link works
 */
public record FileParts(
    Chat chat,
    Uploads uploads,
    SessionKeys keys,
    OriginPolicy origins,
    Visitors visitors,
    int linkSeconds) {}

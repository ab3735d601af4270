package chat.parley.message.export;

import chat.parley.message.MessageId;

/**
 * A thread that one person follows.
 *
 * @param message that it began with
 * @param read the seq up to which he has read it
 */
public record KeptThread(MessageId message, long read) {}

package chat.parley.message.inbox;

/** A room as one person has it. */
public record Conversation(String user, String room) {}

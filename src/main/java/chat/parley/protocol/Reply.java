package chat.parley.protocol;

/** The answer to one command. Refusals are answers too, so they cross every hop unharmed. */
public interface Reply {}

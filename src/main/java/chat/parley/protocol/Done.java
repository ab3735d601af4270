package chat.parley.protocol;

/** It was done, and there is nothing to say of it. */
public record Done() implements Reply {}

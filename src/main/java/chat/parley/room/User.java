package chat.parley.room;

/** A person or program as others see it; a guest is known only by the key of its session. */
public record User(String id, String name, boolean guest) {}

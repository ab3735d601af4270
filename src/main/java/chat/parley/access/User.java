package chat.parley.access;

/** A person or program as others see it; a guest is known only by the keys that he was given. */
public record User(String id, String name, boolean guest) {

  public User called(String otherwise) {
    return new User(id, otherwise, guest);
  }
}

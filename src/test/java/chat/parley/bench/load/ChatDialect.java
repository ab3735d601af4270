package chat.parley.bench.load;

/** chat.v1: messages that are kept, or named events that are not. */
public final class ChatDialect implements Dialect {
  private final boolean kept;

  /**
   * @param kept whether what is said goes into the log of the room
   */
  public ChatDialect(boolean kept) {
    this.kept = kept;
  }

  @Override
  public String path(String room, String id) {
    return "/ws";
  }

  @Override
  public void opened(Talk talk, String room) {
    talk.send("{\"op\":\"hello\",\"id\":1}");
    talk.send("{\"op\":\"join\",\"id\":2,\"room\":\"" + room + "\"}");
  }

  @Override
  public void told(Talk talk, String room, String text) {
    if (text.contains("\"ok\":false") || text.startsWith("{\"ev\":\"bye\"")) {
      talk.wrong(text);
    } else if (text.startsWith("{\"re\":1,")) {
      talk.named(SocketIoDialect.between(text, "\"session\":\"", "\""));
    } else if (text.startsWith("{\"re\":2,")) {
      talk.joined();
    }
  }

  @Override
  public String say(String room, String payload) {
    return kept
        ? "{\"op\":\"send\",\"id\":3,\"to\":\"room:"
            + room
            + "\",\"body\":{\"text\":\""
            + payload
            + "\"}}"
        : emit("room:" + room, payload);
  }

  @Override
  public String tell(String id, String payload) {
    return emit("session:" + id, payload);
  }

  private static String emit(String to, String payload) {
    return "{\"op\":\"emit\",\"to\":\"" + to + "\",\"name\":\"m\",\"data\":[\"" + payload + "\"]}";
  }
}

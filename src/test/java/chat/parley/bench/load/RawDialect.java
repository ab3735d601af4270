package chat.parley.bench.load;

/** Texts as they are: the server's room is in the path, a text for one begins with {@code @id}. */
public final class RawDialect implements Dialect {

  @Override
  public String path(String room, String id) {
    return "/raw?room=" + room + "&id=" + id;
  }

  @Override
  public void opened(Talk talk, String room) {
    talk.joined();
  }

  @Override
  public void told(Talk talk, String room, String text) {
    talk.wrong(text);
  }

  @Override
  public String say(String room, String payload) {
    return payload;
  }

  @Override
  public String tell(String id, String payload) {
    return "@" + id + " " + payload;
  }
}

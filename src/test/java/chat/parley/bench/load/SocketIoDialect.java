package chat.parley.bench.load;

/** Socket.IO 5 over Engine.IO 4: {@code chat message} for the room, {@code private} for one. */
public class SocketIoDialect implements Dialect {

  @Override
  public String path(String room, String id) {
    return "/socket.io/?EIO=4&transport=websocket&room=" + room;
  }

  @Override
  public void opened(Talk talk, String room) {}

  @Override
  public final void told(Talk talk, String room, String text) {
    if (text.equals("2")) {
      talk.send("3");
    } else if (text.startsWith("0")) {
      talk.send("40");
    } else if (text.startsWith("40")) {
      talk.named(between(text, "\"sid\":\"", "\""));
      talk.joined();
    } else if (text.startsWith("44") || text.startsWith("41") || text.contains("\"ok\":false")) {
      talk.wrong(text);
    }
  }

  static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  @Override
  public String say(String room, String payload) {
    return "42[\"chat message\",\"" + payload + "\"]";
  }

  @Override
  public String tell(String id, String payload) {
    return "42[\"private\",\"" + id + "\",\"" + payload + "\"]";
  }
}

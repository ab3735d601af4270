package chat.parley.bench.load;

/** Parley's chat over Socket.IO, as its own relays have it: everyone hears, or one session. */
public final class ChatRelayDialect extends SocketIoDialect {

  @Override
  public String tell(String id, String payload) {
    return "42[\"sendOne\",{\"toKey\":\"" + id + "\",\"text\":\"" + payload + "\"}]";
  }
}

package chat.parley.transport;

class SocketIoWebSocketTest extends SocketIoContract {
  @Override
  protected String[] transports() {
    return new String[] {"websocket"};
  }
}
